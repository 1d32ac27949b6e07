using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>One layer of a random chain along one axis.</summary>
internal sealed record Step(string Kind, int Kernel, int Stride, int Low, int High, int Dilation, int Extra)
{
    /// <summary>Adds the step to a declared network.</summary>
    public void Declare(Net net, int index)
    {
        var window = new List<(string, object)> { ("Strides", new[] { Stride }), ("Paddings", new[] { Low, High }), ("Name", Name(index)) };
        (string, object)[] filters = [("filters", 1), ("kernel", new[] { Kernel })];
        (string, object)[] kernel = [("kernel", new[] { Kernel })];
        switch (Kind)
        {
            case "Conv":
                net.Layer("Conv", [.. filters, .. window, ("Dilations", new[] { Dilation })]);
                break;
            case "MaxPool":
                net.Layer("MaxPool", [.. kernel, .. window, ("Dilations", new[] { Dilation }), ("CeilMode", Extra == 1)]);
                break;
            case "ConvTranspose":
                net.Layer("ConvTranspose", [.. filters, .. window, ("Dilations", new[] { Dilation }), ("OutputPadding", Extra)]);
                break;
            case "Upsample":
                net.Layer("Upsample", ("scale", new[] { Stride }), ("Mode", Extra == 0 ? ResizeModeKind.Nearest : ResizeModeKind.Bilinear), ("Name", Name(index)));
                break;
            case "Crop" or "Pad":
                net.Layer(Kind, ("paddings", new[] { Low, High }), ("Name", Name(index)));
                break;
            case "Residual":
                // A same-size convolution, its input added.
                net.Layer("Conv", [.. filters, ("Dilation", Dilation), ("Padding", Dilation * (Kernel - 1) / 2), ("Name", Name(index) + "conv")])
                    .Add(index == 0 ? "input" : Name(index - 1), name: Name(index));
                break;
        }
    }

    /// <summary>Its output's extent, by sliding windows until they fall off.</summary>
    public int Output(int input)
    {
        var reach = (Dilation * (Kernel - 1)) + 1;
        switch (Kind)
        {
            case "Conv" or "MaxPool":
                var count = 0;
                for (var start = -Low; Kind == "MaxPool" && Extra == 1 ? StartsInCeilMode(start, input, reach) : start + reach <= input + High; start += Stride)
                    count++;
                return count;
            case "ConvTranspose":
                return Enumerable.Range(0, input).SelectMany(i => Enumerable.Range(0, Kernel).Select(t => (i * Stride) + (t * Dilation))).Max() + 1 - Low - High + Extra;
            case "Upsample":
                return input * Stride;
            case "Crop":
                return input - Low - High;
            case "Pad":
                return input + Low + High;
            default:
                return input;
        }
    }

    /// <summary>The positions output <paramref name="o"/> reads, borders not clipped: every tap tried.</summary>
    public IEnumerable<int> Reads(int o)
    {
        switch (Kind)
        {
            case "Conv" or "MaxPool":
                return Enumerable.Range(0, Kernel).Select(t => (o * Stride) - Low + (t * Dilation));
            case "ConvTranspose":
                var near = (o + Low) / Stride;
                var range = Kernel * Dilation + 2;
                return Enumerable.Range(near - range, (2 * range) + 1)
                    .Where(i => Enumerable.Range(0, Kernel).Any(t => (i * Stride) - Low + (t * Dilation) == o));
            case "Upsample":
                var source = ((o + 0.5) / Stride) - 0.5;
                var floor = (int)System.Math.Floor(source);
                if (Extra == 0)
                    return [(int)System.Math.Floor(o / (double)Stride)];
                return System.Math.Abs(source - floor) < 1e-9 ? [floor] : [floor, floor + 1];
            case "Crop":
                return [o + Low];
            case "Pad":
                return [o - Low];
            default:
                return Enumerable.Range(0, Kernel).Select(t => o + (t * Dilation) - (Dilation * (Kernel - 1) / 2)).Append(o);
        }
    }

    private static string Name(int index) => "step" + index;

    // A window counts while it hangs over the padded end by less than a stride, and while it starts on the input or its low pad.
    private bool StartsInCeilMode(int start, int input, int reach) => start < input && start + reach - (input + High) < Stride;
}

/// <summary>Which input positions each output of a chain reads, by following every tap.</summary>
internal sealed class ReadingSimulation(IReadOnlyList<Step> steps)
{
    private readonly Dictionary<(int Layer, int Position), HashSet<int>> _known = [];

    /// <summary>The input positions that position <paramref name="o"/> behind the first <paramref name="layers"/> steps reads.</summary>
    public HashSet<int> Reads(int layers, int o)
    {
        if (layers == 0)
            return [o];
        if (!_known.TryGetValue((layers, o), out var reads))
        {
            reads = [.. steps[layers - 1].Reads(o).SelectMany(i => Reads(layers - 1, i))];
            _known[(layers, o)] = reads;
        }

        return reads;
    }
}
