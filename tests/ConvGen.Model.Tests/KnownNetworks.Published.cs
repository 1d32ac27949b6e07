namespace ConvGen.Model.Tests;

/// <content>Networks known from their papers rather than from the oracle.</content>
internal static partial class KnownNetworks
{
    public static Net MobilenetV1(int size = 224, bool same = false)
    {
        var net = Net.Of(3, size, size);
        MobileConv(net, 32, 3, 2, same);
        foreach (var (filters, stride) in new[]
        {
            (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1),
        })
        {
            MobileDepthwise(net, stride, same);
            MobileConv(net, filters, 1, 1, false);
        }

        return net.Plain("GlobalAvgPool").Dense(1000);
    }

    public static Net Densenet121(int size = 224)
    {
        var net = Net.Of(3, size, size)
            .Conv(64, 7, stride: 2, padding: 3, bias: false).BatchNorm().Relu()
            .MaxPool(3, stride: 2, padding: 1, name: "features");
        var (channels, previous) = (64, "features");
        var blocks = new[] { 6, 12, 24, 16 };
        for (var block = 0; block < blocks.Length; block++)
        {
            for (var layer = 0; layer < blocks[block]; layer++)
            {
                var name = $"features{block}_{layer}";
                net.BatchNorm(from: previous).Relu().Conv(128, 1, bias: false).BatchNorm().Relu()
                    .Conv(32, 3, padding: 1, bias: false, name: "new" + name)
                    .Concat(["new" + name], name: name, from: previous);
                previous = name;
                channels += 32;
            }

            net.BatchNorm().Relu(name: $"end{block}");
            if (block < blocks.Length - 1)
            {
                channels /= 2;
                previous = $"transition{block}";
                net.Conv(channels, 1, bias: false).AvgPool(2, stride: 2, name: previous);
            }
        }

        return net.Plain("GlobalAvgPool").Dense(1000);
    }

    /// <summary>U-Net as published: unpadded convolutions, skips cropped to the decoder's size; or with padding, when nothing is cropped.</summary>
    public static Net Unet(int size = 572, int channels = 1, bool same = false)
    {
        var padding = same ? 1 : 0;
        var net = Net.Of(channels, size, size);
        for (var level = 0; level < 5; level++)
        {
            if (level > 0)
                net.MaxPool(2, stride: 2);
            net.Conv(64 << level, 3, padding: padding, relu: true).Conv(64 << level, 3, padding: padding, relu: true, name: $"down{level}");
        }

        foreach (var (level, crop) in new[] { (3, 4), (2, 16), (1, 40), (0, 88) })
        {
            net.Transposed(64 << level, 2, stride: 2, name: $"up{level}");
            if (!same)
                net.Layer("Crop", ("paddings", new[] { crop }), ("Name", $"skip{level}"), ("From", $"down{level}"));
            net.Concat([$"up{level}"], from: same ? $"down{level}" : $"skip{level}")
                .Conv(64 << level, 3, padding: padding, relu: true).Conv(64 << level, 3, padding: padding, relu: true);
        }

        return net.Conv(2, 1);
    }

    private static void MobileConv(Net net, int filters, int kernel, int stride, bool same)
    {
        _ = same
            ? net.Layer("Conv", ("filters", filters), ("kernel", new[] { kernel }), ("Stride", stride), ("AutoPad", AutoPadKind.SameUpper), ("Bias", false))
            : net.Conv(filters, kernel, stride, kernel / 2, bias: false);
        net.BatchNorm().Relu();
    }

    private static void MobileDepthwise(Net net, int stride, bool same)
    {
        _ = same
            ? net.Layer("DepthwiseConv", ("kernel", new[] { 3 }), ("Stride", stride), ("AutoPad", AutoPadKind.SameUpper), ("Bias", false))
            : net.Depthwise(3, stride, 1, bias: false);
        net.BatchNorm().Relu();
    }
}
