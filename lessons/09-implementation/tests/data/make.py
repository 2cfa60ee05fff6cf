"""Writes the small files of this folder with NumPy and h5py: pip install numpy h5py, then python make.py"""

import os
import zipfile

import h5py
import numpy as np

os.chdir(os.path.dirname(os.path.abspath(__file__)))
X = np.array([[2.0, 1, 0, -1, 3, 5], [1, -1, 2, 0, 4, -2], [0, 7, 1, 1, 2, 3], [1, 0, 0, 2, 1, 1]])
Y = np.array([[1.0, 1, 1, 0, 0, 0]])

# The same numbers as NumPy users save them.
np.savez("c_order.npz", X=X, Y=Y)
np.savez("fortran_order.npz", X=np.asfortranarray(X), Y=Y[0])
np.savez_compressed("compressed.npz", X=X, Y=Y)
np.savez("big_endian.npz", X=X.astype(">f8"), Y=Y.astype(">i2"))
np.savez_compressed("float32.npz", X=np.asfortranarray(X.astype(">f4")), Y=Y.astype(np.float32))
np.savez("int8.npz", X=X.astype(np.int8), Y=Y[0].astype(bool))
np.savez("int64.npz", X=X.astype(np.int64), Y=Y[0].astype(np.uint8))
np.savez("int16_big_endian.npz", X=np.asfortranarray(X.astype(">i2")), Y=Y.astype(np.int32))
np.savez("half.npz", X=X.astype(np.float16), Y=Y)
np.savez("other_names.npz", x=X, y=Y)
np.savez("examples_in_rows.npz", X=X.T, Y=Y)
np.savez("labels_in_a_column.npz", X=X, Y=Y.T)
np.savez("labels_1_2.npz", X=X, Y=Y + 1)
np.savez("UPPER.NPZ", X=X, Y=Y)
os.replace("UPPER.NPZ.npz", "UPPER.NPZ")

# X alone in its file, and Y in another.
np.save("y.npy", Y[0].astype(np.uint8))
np.save("x_c_order.npy", X)
np.save("x_fortran_order.npy", np.asfortranarray(X))
np.save("x_int16.npy", X.T.astype(">i2"))
np.save("x_float32.npy", np.asfortranarray(X).astype(np.float32))
np.save("x_pictures.npy", np.arange(6 * 2 * 3 * 3, dtype=np.uint8).reshape(6, 2, 3, 3) * 7)

# What must be refused.
np.savez("no_labels.npz", X=X)
np.savez("one_dimension.npz", X=X[0], Y=Y)
np.savez("nan.npz", X=np.where(X == 7, np.nan, X), Y=Y)
np.savez("nan_label.npz", X=X, Y=np.where(Y == 1, np.nan, Y))
np.savez("complex.npz", X=X + 1j, Y=Y)
np.savez("objects.npz", X=X.astype(object), Y=Y)
np.savez("text.npz", X=X.astype(str), Y=Y)
np.savez("fields.npz", X=np.zeros((4, 6), dtype=[("a", "f8"), ("b", "f8")]), Y=Y)
np.savez("empty.npz", X=X[:, :0], Y=Y[:, :0])
with zipfile.ZipFile("claims_too_much.npz", "w") as archive, archive.open("X.npy", "w") as file:
    np.lib.format.write_array_header_1_0(file, {"descr": "<f8", "fortran_order": False, "shape": (9999999, 9)})

# The layout of the course's own files, and the same pictures as .npz.
rng = np.random.default_rng(1)
pictures, labels = rng.integers(0, 256, (7, 4, 5, 3), dtype=np.uint8), np.array([0, 1, 1, 0, 1, 0, 0])
with h5py.File("train.h5", "w") as file:
    file["train_set_x"], file["train_set_y"] = pictures, labels
    file["list_classes"] = np.array([b"non-cat", b"cat"])
with h5py.File("test.h5", "w") as file:
    file.create_dataset("test_set_x", data=pictures[:4], chunks=(2, 4, 5, 3), compression="gzip")
    file["test_set_y"] = labels[:4]
with h5py.File("other_names.h5", "w") as file:
    file["images"], file["labels"] = pictures, labels
with h5py.File("grey.h5", "w") as file:
    file["train_set_x"], file["train_set_y"] = pictures[..., 0], labels
with h5py.File("short_labels.h5", "w") as file:
    file["train_set_x"], file["train_set_y"] = pictures, labels[:5]
with h5py.File("floats.h5", "w") as file:
    file["train_set_x"], file["train_set_y"] = pictures / 255, labels
with h5py.File("float_labels.h5", "w") as file:
    file["train_set_x"], file["train_set_y"] = pictures, labels + 0.5
with h5py.File("claims_too_much.h5", "w") as file:
    file.create_dataset("train_set_x", shape=(10**9, 64, 64, 3), dtype=np.uint8, chunks=(1, 64, 64, 3))
    file["train_set_y"] = labels
np.savez("pictures.npz", X=pictures.reshape(7, -1).T / 255, Y=labels)
