using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>DRRN-B1U25: one pair of convolutions, used 25 times over; the norms of the paper are left out, as in the reference.</summary>
[Published("DRRN-B1U25", 2017, "Tai", "Image Super-Resolution via Deep Recursive Residual Network", "jt827859032/DRRN-pytorch; the paper: 297 K", 297_216)]
[ConvNet(1, 128, 128, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Relu, Conv(128, 3, Padding = 1, Bias = false, Name = "first", Key = "input")]
[Use<RecursiveUnit>(Key = "", Name = "unit1")]
[Add("first", Name = "out1")]
[Use<RecursiveUnit>(Key = "", Name = "unit2"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit3"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit4"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit5"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit6"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit7"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit8"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit9"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit10"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit11"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit12"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit13"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit14"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit15"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit16"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit17"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit18"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit19"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit20"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit21"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit22"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit23"), Add("first")]
[Use<RecursiveUnit>(Key = "", Name = "unit24"), Add("first"), Use<RecursiveUnit>(Key = "", Name = "unit25"), Add("first")]
[Relu, Conv(1, 3, Padding = 1, Bias = false, Name = "output")]
[Add("input")]
public sealed partial class Drrn;

/// <summary>ReLU and 3×3, twice; every use shares the weights.</summary>
[ConvBlock]
[Relu, Conv(128, 3, Padding = 1, Bias = false, Name = "conv1")]
[Relu, Conv(128, 3, Padding = 1, Bias = false, Name = "conv2")]
public sealed class RecursiveUnit;
