using System;

namespace ConvGen.Model.Tests;

/// <summary>Networks whose numbers are known, declared under their state-dict keys; the input size is free where a test probes another one.</summary>
internal static partial class KnownNetworks
{
    public static Net Lenet5() => Net.Of(1, 28, 28)
        .Conv(6, 5, padding: 2, key: "net.0").Plain("Tanh").AvgPool(2, key: "net.2")
        .Conv(16, 5, key: "net.3").Plain("Tanh").AvgPool(2, key: "net.5")
        .Conv(120, 5, key: "net.6").Plain("Tanh").Dense(84, key: "net.9").Plain("Tanh").Dense(10, key: "net.11");

    public static Net AlexNet(int size = 224) => Net.Of(3, size, size)
        .Conv(64, 11, stride: 4, padding: 2, relu: true, key: "features.0").MaxPool(3, stride: 2, key: "features.2")
        .Conv(192, 5, padding: 2, relu: true, key: "features.3").MaxPool(3, stride: 2, key: "features.5")
        .Conv(384, 3, padding: 1, relu: true, key: "features.6")
        .Conv(256, 3, padding: 1, relu: true, key: "features.8")
        .Conv(256, 3, padding: 1, relu: true, key: "features.10").MaxPool(3, stride: 2, key: "features.12")
        .Layer("AdaptiveAvgPool", ("output", new[] { 6 }), ("Key", "avgpool"))
        .Dense(4096, relu: true, key: "classifier.1").Dense(4096, relu: true, key: "classifier.4").Dense(1000, key: "classifier.6");

    public static Net Vgg16(int size = 224)
    {
        var net = Net.Of(3, size, size);
        VggTrunk(net, [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0], "features");
        return net.Dense(4096, relu: true, key: "classifier.0").Dense(4096, relu: true, key: "classifier.3").Dense(1000, key: "classifier.6");
    }

    /// <summary>3×3 convolutions with ReLU; 0 stands for a 2×2 pool.</summary>
    public static Net VggTrunk(Net net, int[] plan, string prefix)
    {
        var index = 0;
        foreach (var filters in plan)
        {
            _ = filters == 0 ? net.MaxPool(2, key: $"{prefix}.{index}") : net.Conv(filters, 3, padding: 1, relu: true, key: $"{prefix}.{index}");
            index += filters == 0 ? 1 : 2;
        }

        return net;
    }

    public static Net CifarVgg()
    {
        var net = Net.Of(3, 32, 32);
        var index = 0;
        foreach (var filters in new[] { 32, 32, 0, 64, 64, 0, 128, 128, 0 })
        {
            if (filters == 0)
            {
                net.MaxPool(2, key: $"features.{index}");
                index++;
            }
            else
            {
                net.Conv(filters, 3, padding: 1, bias: false, key: $"features.{index}").BatchNorm(key: $"features.{index + 1}").Relu();
                index += 3;
            }
        }

        return net.Dense(128, relu: true, key: "fc1").Dense(10, key: "fc2");
    }

    public static Net Resnet18(int size = 224)
    {
        var same = Net.Block()
            .Conv(P(0), 3, padding: 1, bias: false, key: "conv1").BatchNorm(key: "bn1").Relu()
            .Conv(P(0), 3, padding: 1, bias: false, key: "conv2").BatchNorm(key: "bn2")
            .Add("input", relu: true);
        var down = Net.Block()
            .Conv(P(0), 3, stride: 2, padding: 1, bias: false, key: "conv1").BatchNorm(key: "bn1").Relu()
            .Conv(P(0), 3, padding: 1, bias: false, key: "conv2").BatchNorm(name: "bn2")
            .Conv(P(0), 1, stride: 2, bias: false, key: "downsample.0", from: "input").BatchNorm(key: "downsample.1")
            .Add("bn2", relu: true);
        var net = Net.Of(3, size, size)
            .Conv(64, 7, stride: 2, padding: 3, bias: false, key: "conv1").BatchNorm(key: "bn1").Relu()
            .MaxPool(3, stride: 2, padding: 1, key: "maxpool")
            .Use(same, "BasicBlock", [64], key: "layer1.{n}", repeat: 2);
        foreach (var stage in new[] { 2, 3, 4 })
            net.Use(down, "BasicDown", [32 << stage], key: $"layer{stage}.0").Use(same, "BasicBlock", [32 << stage], key: $"layer{stage}.1");
        return net.Plain("GlobalAvgPool").Dense(1000, key: "fc");
    }

    public static Net Resnet50(int size = 224, bool strideIn3x3 = true)
    {
        var same = Net.Block()
            .Conv(P(0), 1, bias: false, key: "conv1").BatchNorm(key: "bn1").Relu()
            .Conv(P(0), 3, padding: 1, bias: false, key: "conv2").BatchNorm(key: "bn2").Relu()
            .Conv(P(1), 1, bias: false, key: "conv3").BatchNorm(key: "bn3")
            .Add("input", relu: true);
        var down = Net.Block()
            .Conv(P(0), 1, stride: strideIn3x3 ? 1 : P(2), bias: false, key: "conv1").BatchNorm(key: "bn1").Relu()
            .Conv(P(0), 3, stride: strideIn3x3 ? P(2) : 1, padding: 1, bias: false, key: "conv2").BatchNorm(key: "bn2").Relu()
            .Conv(P(1), 1, bias: false, key: "conv3").BatchNorm(name: "bn3")
            .Conv(P(1), 1, stride: P(2), bias: false, key: "downsample.0", from: "input").BatchNorm(key: "downsample.1")
            .Add("bn3", relu: true);
        var net = Net.Of(3, size, size)
            .Conv(64, 7, stride: 2, padding: 3, bias: false, key: "conv1").BatchNorm(key: "bn1").Relu()
            .MaxPool(3, stride: 2, padding: 1, key: "maxpool");
        foreach (var (stage, repeat) in new[] { (1, 2), (2, 3), (3, 5), (4, 2) })
        {
            net.Use(down, "BottleneckDown", [32 << stage, 128 << stage, stage == 1 ? 1 : 2], key: $"layer{stage}.0")
                .Use(same, "Bottleneck", [32 << stage, 128 << stage], key: $"layer{stage}.{{n}}", first: 1, repeat: repeat);
        }

        return net.Plain("GlobalAvgPool").Dense(1000, key: "fc");
    }

    public static Net MobilenetV2(int size = 224)
    {
        var net = Net.Of(3, size, size).Conv(32, 3, stride: 2, padding: 1, bias: false, key: "features.0.0").BatchNorm(key: "features.0.1").Plain("Relu6");
        var channels = 32;
        var index = 1;
        foreach (var (expand, filters, repeat, stride) in new[] { (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1) })
        {
            for (var i = 0; i < repeat; i++)
            {
                InvertedResidual(net, $"features.{index}.conv", $"block{index}", channels, filters, expand, i == 0 ? stride : 1);
                channels = filters;
                index++;
            }
        }

        return net.Conv(1280, 1, bias: false, key: "features.18.0").BatchNorm(key: "features.18.1").Plain("Relu6").Plain("GlobalAvgPool").Dense(1000, key: "classifier.1");
    }

    /// <summary>The placeholder number <paramref name="index"/>.</summary>
    public static int P(int index) => ParamPlaceholder.Value(index);

    private static void InvertedResidual(Net net, string key, string name, int channels, int filters, int expand, int stride)
    {
        var part = 0;
        if (expand != 1)
        {
            net.Conv(channels * expand, 1, bias: false, key: $"{key}.0.0").BatchNorm(key: $"{key}.0.1").Plain("Relu6");
            part = 1;
        }

        net.Depthwise(3, stride, 1, bias: false, key: $"{key}.{part}.0").BatchNorm(key: $"{key}.{part}.1").Plain("Relu6")
            .Conv(filters, 1, bias: false, key: $"{key}.{part + 1}").BatchNorm(key: $"{key}.{part + 2}", name: stride == 1 && channels == filters ? null : name);
        if (stride == 1 && channels == filters)
            net.Add(Previous(name), name: name);
    }

    private static string Previous(string name) => "block" + (int.Parse(name.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture) - 1);
}
