using System.Linq;

namespace ConvGen.Runtime.Tests;

/// <summary>Network facts as generated code would construct them.</summary>
internal static class TestNetworks
{
    public static NetworkInfo WithTensors(params (string Name, int[] Shape, TensorRole Role)[] tensors) => new()
    {
        Name = "Tiny",
        Layers = [],
        Tensors = [.. tensors.Select(static tensor => new TensorInfo { Name = tensor.Name, Shape = tensor.Shape, Layer = tensor.Name.Split('.')[0], Role = tensor.Role })],
        Inputs = [],
        Outputs = [],
        Parameters = 0,
        Macs = 0,
        MacsExact = 0,
        WeightBytes = 0,
        PackedWeightBytes = 0,
        PeakActivationBytes = 0,
        ArenaBytes = 0,
    };

    public static ReceptiveFieldInfo Field(long size, double jump, long? minSize = null, bool whole = false) => new()
    {
        Size = size,
        MinSize = minSize ?? size,
        Jump = jump,
        Center = 0,
        EffectiveSize = size,
        IsWholeInput = whole,
    };

    public static NetworkInfo Digits => WithTensors() with
    {
        Name = "Digits",
        Inputs = [new BoundaryInfo { Name = "input", Channels = 3, Extents = [32, 32], Layout = Layout.ChannelsFirst, Length = 3072 }],
        Layers =
        [
            Layer("conv1", "Conv", 64, [32, 32], [Field(3, 1), Field(3, 1)], 1792, 1_769_472),
            Layer("up", "ConvTranspose", 8, [64, 64], [Field(4, 0.5, 3), Field(4, 0.5, 3)], 512, 524_288),
            Layer("dense1", "Dense", 10, [], [Field(32, 1, whole: true), Field(32, 1, whole: true)], 327_690, 327_680),
        ],
        Parameters = 329_994,
        Macs = 2_621_440,
        PeakActivationBytes = 274_432,
    };

    private static LayerInfo Layer(string name, string kind, int channels, int[] extents, ReceptiveFieldInfo[] fields, long parameters, long macs) => new()
    {
        Name = name,
        Kind = kind,
        Key = name,
        Inputs = ["input"],
        Channels = channels,
        Extents = extents,
        ReceptiveFields = fields,
        Parameters = parameters,
        Macs = macs,
        MacsExact = macs,
        ActivationBytes = 4L * channels * extents.Aggregate(1, static (product, extent) => product * extent),
    };
}
