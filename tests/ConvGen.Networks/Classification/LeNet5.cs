namespace ConvGen.Networks;

/// <summary>LeNet-5 with tanh and average pools, on 28×28 digits.</summary>
[Published("LeNet-5", 1998, "LeCun", "Gradient-Based Learning Applied to Document Recognition", "the usual PyTorch form, counted by hand: C3 reads all six maps", 61_706)]
[ConvNet(1, 28, 28, Task = NetworkTask.Classification)]
[Conv(6, 5, Padding = 2, Activation = Activation.Tanh, Key = "net.0")]
[AvgPool(2, Key = "net.2")]
[Conv(16, 5, Activation = Activation.Tanh, Key = "net.3")]
[AvgPool(2, Key = "net.5")]
[Conv(120, 5, Activation = Activation.Tanh, Key = "net.6")]
[Dense(84, Activation = Activation.Tanh, Key = "net.9")]
[Dense(10, Key = "net.11")]
public sealed partial class LeNet5;
