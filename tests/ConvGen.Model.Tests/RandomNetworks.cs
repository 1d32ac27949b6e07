using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace ConvGen.Model.Tests;

/// <summary>Random networks with joins, blocks and repetitions, most of them sound and many of them clumsy: what rules are for.</summary>
internal static class RandomNetworks
{
    private const int MostLayers = 7;

    /// <summary>Declarations; some are refused.</summary>
    public static Gen<NetworkDeclaration> Declarations { get; } =
        from size in Gen.Int[4, 33]
        from channels in Gen.Int[1, 8]
        from rolls in Gen.Int[0, 1 << 20].Array[4].Array[1, MostLayers]
        from inner in Gen.Int[0, 1 << 20].Array[4].Array[1, 3]
        from repeat in Gen.Int[1, 3]
        select Network(size, channels, rolls, inner, repeat).Declaration;

    private static Net Network(int size, int channels, int[][] layers, int[][] inner, int repeat)
    {
        var net = Net.Of(channels, size, size);
        for (var i = 0; i < layers.Length; i++)
        {
            if (layers[i][0] % 9 == 0)
                net.Use(inner.Aggregate(Net.Block(), static (block, rolls) => Layer(block, rolls, "input", null)), "Unit", [], repeat: repeat);
            else
                Layer(net, layers[i], i > 1 ? "n" + ((layers[i][3] % i)) : "input", "n" + i);
        }

        return net;
    }

    private static Net Layer(Net net, int[] rolls, string other, string? name)
    {
        var (kernel, stride, filters) = ((rolls[1] % 5) + 1, rolls[2] % 4 == 0 ? 2 : rolls[2] % 11 == 0 ? 3 : 1, Filters[rolls[3] % Filters.Count]);
        var dilation = rolls[1] % 7 == 0 ? 2 : rolls[1] % 13 == 0 ? 4 : 1;
        var padding = rolls[2] % 3 == 0 ? 0 : dilation * (kernel - 1) / 2;
        var isRectified = rolls[3] % 2 == 0;
        return (rolls[0] % 17) switch
        {
            0 or 1 or 2 or 3 => net.Conv(filters, kernel, stride, padding, dilation, relu: isRectified, name: name),
            4 => net.Conv(filters, kernel, 1, padding, groups: filters % 2 == 0 ? 2 : 1, bias: isRectified, name: name),
            5 => net.Depthwise(kernel, stride, padding, name: name),
            6 => net.MaxPool(kernel, stride, Math.Min(padding, kernel / 2), rolls[3] % 5 == 0, name: name),
            7 => net.AvgPool(kernel, stride, 0, name: name),
            8 => net.BatchNorm(name: name),
            9 or 10 => net.Relu(name: name),
            11 => net.Transposed(filters, kernel, 2, Math.Min(padding, kernel - 1), rolls[3] % 2, name: name),
            12 or 13 => net.Add(other, name: name),
            14 => net.Concat([other], name: name),
            15 => net.Layer("Upsample", name is null ? [("scale", new[] { 2 })] : [("scale", new[] { 2 }), ("Name", name)]),
            _ => net.Conv(filters, 1, stride, relu: isRectified, name: name),
        };
    }

    private static IReadOnlyList<int> Filters { get; } = [1, 4, 4, 6, 8, 8, 16, 17];
}
