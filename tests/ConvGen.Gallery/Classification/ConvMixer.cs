using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ConvMixer-768/32: patches of 7×7, then 32 layers of one shape; the authors' layout of the state dict.</summary>
[Published("ConvMixer-768/32", 2022, "Trockman, Kolter", "Patches Are All You Need?", "locuslab/convmixer", 21_110_248)]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(768, 7, Stride = 7, Activation = Activation.Gelu, Key = "0"), BatchNorm(Key = "2")]
[Use<ConvMixerLayer>(768, Key = "{n}", First = 3, Repeat = 32)]
[GlobalAvgPool(Key = "35")]
[Dense(1000, Key = "37")]
public sealed partial class ConvMixer;

/// <summary>Depthwise 7×7 around a shortcut mixes places, 1×1 mixes channels.</summary>
[ConvBlock] // A: channels
[DepthwiseConv(7, Padding = 3, Activation = Activation.Gelu, Key = "0.fn.0"), BatchNorm(Key = "0.fn.2")]
[Add("input")]
[Conv(Param.A, 1, Activation = Activation.Gelu, Key = "1"), BatchNorm(Key = "3")]
public sealed class ConvMixerLayer;
