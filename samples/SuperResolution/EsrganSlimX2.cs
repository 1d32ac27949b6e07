// Imported by convgen from esrgan_slim_x2.onnx (ONNX operator set 13).
// Producer: convert.py
// Graph: esrgan_slim_x2
// Licence: not stated in the file

using ConvGen;

namespace SuperResolution;

/// <summary>Enlarges a tile of 64×64 pixels twofold. As convgen wrote it; the input's contract is added by hand.</summary>
[ConvNet(3, 64, 64, Task = NetworkTask.SuperResolution)]
[Normalize(Scale = 1)]
[Conv(64, 3, Padding = 1, Name = "F_m1")]
[Conv(64, 3, Padding = 1, Name = "F_0")]
[Conv(4, 3, Padding = 1, Activation = Activation.Relu, Name = "F_1_1")]
[Concat("F_1_1", From = "F_0")]
[Conv(64, 1, Key = "LFF_1")]
[Add("F_0", Name = "add_7")]
[Conv(4, 3, Padding = 1, Activation = Activation.Relu, Name = "F_2_1")]
[Concat("F_2_1", From = "add_7")]
[Conv(64, 1, Key = "LFF_2")]
[Add("add_7", Name = "add_12")]
[Concat("add_12", From = "add_7")]
[Conv(64, 1, Key = "GFF_1")]
[Conv(64, 3, Padding = 1, Key = "GFF_2")]
[Add("F_m1")]
[Conv(64, 5, Padding = 2, Activation = Activation.Relu, Key = "UPN1")]
[Conv(32, 3, Padding = 1, Activation = Activation.Relu, Key = "UPN2")]
[Conv(12, 3, Padding = 1, Key = "UPN3")]
[Upsample(2)]
[Conv(3, 3, Padding = 1, Key = "SR")]
public sealed partial class EsrganSlimX2;
