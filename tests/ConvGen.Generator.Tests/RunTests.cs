using System;
using System.Linq;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>What the members around the kernels do, in compiled code.</summary>
public sealed class RunTests
{
    private static readonly byte[] Image = [.. Enumerable.Range(0, 4 * 5 * 3).Select(static i => (byte)((i * 37) + 11))];

    [Theory]
    [InlineData("ChannelsFirst", "Rgb")]
    [InlineData("ChannelsLast", "Rgb")]
    [InlineData("ChannelsFirst", "Bgr")]
    [InlineData("ChannelsLast", "Bgr")]
    public void An_images_bytes_become_the_input_as_declared(string layout, string order)
    {
        var network = LoadedNetwork.Of(
            $"using ConvGen; [ConvNet(3, 4, 5, Layout = Layout.{layout}), Conv(2, 3), Normalize(Mean = [0.1, 0.2, 0.3], Std = [0.5, 0.6, 0.7], Order = ChannelOrder.{order})] public partial class Net;",
            "Net").CreateRandom();
        double[] mean = [0.1, 0.2, 0.3];
        double[] std = [0.5, 0.6, 0.7];
        var input = new float[Image.Length];
        for (var pixel = 0; pixel < 20; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var value = Image[(3 * pixel) + (order == "Bgr" ? 2 - channel : channel)];
                input[layout == "ChannelsLast" ? (3 * pixel) + channel : (20 * channel) + pixel] = (float)(((value * (1.0 / 255)) - mean[channel]) / std[channel]);
            }
        }

        var expected = new float[12];
        var actual = new float[12];
        LoadedNetwork.Run<LoadedNetwork.Floats>(network)(input, expected);
        LoadedNetwork.Run<LoadedNetwork.Bytes>(network)(Image, actual);

        Assert.Contains(expected, static value => value != 0);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Anchors_lie_where_the_maps_outputs_look()
    {
        var network = LoadedNetwork.Of(
            """
            using ConvGen;
            [ConvNet(3, 16, 24, Task = NetworkTask.Detection, AnalysisOnly = true)]
            [Conv(8, 3, Stride = 2, Padding = 1), MaxPool(2, Name = "features")]
            [Anchors("features", Boxes = [4, 6, 10, 12])]
            public partial class Net;
            """,
            "Net");

        var anchors = network.Anchors("AnchorsOfFeatures");

        Assert.Equal(4 * 6 * 2, network.Constant("AnchorsOfFeaturesCount"));
        Assert.Equal(4 * 6 * 2, anchors.Length);
        // A 3×3 of stride 2 and padding 1 is centred on pixel 0, and 2×2 pooling half-way to the next, a pixel on; ½ more is where pixels' centres lie.
        Assert.Equal(new Anchor(1.5f, 1.5f, 4, 6), anchors[0]);
        Assert.Equal(new Anchor(1.5f, 1.5f, 10, 12), anchors[1]);
        Assert.Equal(new Anchor(5.5f, 1.5f, 4, 6), anchors[2]);
        Assert.Equal(new Anchor(1.5f, 5.5f, 4, 6), anchors[12]);
    }

    [Fact]
    public void A_tensor_concatenated_with_itself_stands_in_both_places()
    {
        var network = LoadedNetwork.Of("using ConvGen; [ConvNet(16, 3), Scale(Factor = 2), Concat(\"scale1\")] public partial class Net;", "Net").CreateRandom();
        float[] input = [.. Enumerable.Range(1, 48).Select(static i => (float)i)];
        var output = new float[96];

        LoadedNetwork.Run<LoadedNetwork.Floats>(network)(input, output);

        Assert.Equal([.. input.Concat(input).Select(static value => 2 * value)], output);
    }

    [Theory]
    [InlineData("2, 3", 2)]
    [InlineData("8, 2, 3, 2", 2)]
    [InlineData("9, 2, 3", 3)]
    public void Pixels_are_shuffled_along_every_axis(string shape, int factor)
    {
        var network = LoadedNetwork.Of($"using ConvGen; [ConvNet({shape}), PixelShuffle({factor}), PixelUnshuffle({factor}), Output(\"pixelshuffle1\"), Output(\"pixelunshuffle1\")] public partial class Net;", "Net").CreateRandom();
        int[] extents = [.. shape.Split(", ").Skip(1).Select(static extent => int.Parse(extent, System.Globalization.CultureInfo.InvariantCulture))];
        var positions = extents.Aggregate(1, static (product, extent) => product * extent);
        var phases = extents.Aggregate(1, (product, _) => product * factor);
        float[] input = [.. Enumerable.Range(0, phases * positions).Select(static i => (float)i)];
        var outputs = new float[2 * input.Length];

        network.RunAll(input, outputs);

        // Of position p of phase f, the coordinate along each axis is p's times the factor plus f's.
        var expected = new float[input.Length];
        for (var i = 0; i < input.Length; i++)
        {
            var (phase, position, place, step) = (i / positions, i % positions, 0, 1);
            for (var axis = extents.Length - 1; axis >= 0; axis--)
            {
                place += step * ((position % extents[axis] * factor) + (phase % factor));
                (phase, position, step) = (phase / factor, position / extents[axis], step * extents[axis] * factor);
            }

            expected[place] = input[i];
        }

        Assert.Equal(expected, outputs[..input.Length]);
        Assert.Equal(input, outputs[input.Length..]);
    }

    [Fact]
    public void Spans_of_the_wrong_length_are_named_with_what_was_expected()
    {
        var network = LoadedNetwork.Of("using ConvGen; [ConvNet(3, 4, 5), Conv(2, 3), Normalize] public partial class Net;", "Net").CreateRandom();

        var input = Assert.Throws<ArgumentException>(() => LoadedNetwork.Run<LoadedNetwork.Floats>(network)(new float[59], new float[12]));
        var output = Assert.Throws<ArgumentException>(() => LoadedNetwork.Run<LoadedNetwork.Floats>(network)(new float[60], new float[13]));
        var image = Assert.Throws<ArgumentException>(() => LoadedNetwork.Run<LoadedNetwork.Bytes>(network)(new byte[61], new float[12]));
        var memory = new float[64];
        var overlap = Assert.Throws<ArgumentException>(() => LoadedNetwork.Run<LoadedNetwork.Floats>(network)(memory.AsSpan(0, 60), memory.AsSpan(52, 12)));

        Assert.Equal("'input' has 59 floats; 3×4×5 takes exactly 60. (Parameter 'input')", input.Message);
        Assert.Equal("'output' has 13 floats; 2×2×3 takes exactly 12. (Parameter 'output')", output.Message);
        Assert.Equal("'rgb' has 61 bytes; 4×5×3 takes exactly 60. (Parameter 'rgb')", image.Message);
        Assert.Contains("overlap", overlap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_is_as_many_runs()
    {
        var network = LoadedNetwork.Of("using ConvGen; [ConvNet(3, 4, 5), Conv(2, 3)] public partial class Net;", "Net").CreateRandom();
        float[] inputs = [.. Enumerable.Range(0, 180).Select(static i => (i % 17) - 8f)];
        var expected = new float[36];
        for (var run = 0; run < 3; run++)
        {
            network.RunAll(inputs.AsSpan(run * 60, 60), expected.AsSpan(run * 12, 12));
        }

        var actual = new float[36];
        network.RunBatch(inputs, actual, 3);

        Assert.Equal(expected, actual);
    }
}
