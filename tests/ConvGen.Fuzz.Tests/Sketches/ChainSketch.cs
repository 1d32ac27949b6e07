using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>A sketch that is written down instead of drawn: layers in a row over an input, named as the language names them.</summary>
internal sealed class ChainSketch
{
    private readonly List<AttributeDeclaration> _attributes = [];
    private readonly List<Step> _steps = [];

    /// <summary>Begins with an input.</summary>
    public ChainSketch(int channels, int[] extents, bool isStrict = false, bool prefersSmallWeights = false)
    {
        var network = new AttributeDraft("ConvNet").With("channels", channels).With("extents", extents);
        if (isStrict)
            network.With<Precision>("Precision", nameof(Precision.Strict));
        if (prefersSmallWeights)
            network.With("PreferSmallWeights", true);
        _attributes.Add(network.Finish());
        _steps.Add(new Step { Kind = "Input", Name = "input", Key = "input", Attribute = 0, Inputs = [], Channels = channels, Extents = extents });
    }

    private Step Last => _steps[^1];

    /// <summary>A convolution padded by half its kernel, or as said.</summary>
    public ChainSketch Conv(int filters, int[] kernel, int stride = 1, int? padding = null, int dilation = 1, string activation = "None")
    {
        var windows = kernel.Select(taps => new Window(taps, taps == 1 ? 1 : stride, padding ?? taps / 2, padding ?? taps / 2, dilation)).ToList();
        var layer = new AttributeDraft("Conv").With("filters", filters).With("kernel", kernel)
            .With("Strides", windows.Select(static window => window.Stride).ToArray())
            .With("Paddings", windows.Select(static window => window.Low).ToArray());
        if (dilation > 1)
            layer.With("Dilation", dilation);
        if (activation != "None")
            layer.With<Activation>("Activation", activation);
        return Add(layer, Windowed("Conv", windows) with { Channels = filters, HasBias = true, Activation = activation, Reals = activation == "LeakyRelu" ? [0.01, 0] : [] });
    }

    /// <summary>A transposed convolution.</summary>
    public ChainSketch ConvTranspose(int filters, int kernel, int stride, int padding)
    {
        var window = new Window(kernel, stride, padding, padding, 1);
        var layer = new AttributeDraft("ConvTranspose").With("filters", filters).With("kernel", kernel).With("Stride", stride).With("Padding", padding);
        return Add(layer, Next("ConvTranspose") with { Windows = [.. Last.Extents.Select(_ => window)], Extents = [.. Last.Extents.Select(window.Writes)], Channels = filters, HasBias = true });
    }

    /// <summary>A depthwise convolution without bias and a 1×1 behind it.</summary>
    public ChainSketch SeparableConv(int filters, int kernel, int stride, int padding)
    {
        var name = NameOf("separableconv");
        var depthwise = Windowed("Conv", [.. Last.Extents.Select(_ => new Window(kernel, stride, padding, padding, 1))]) with { Groups = Last.Channels, Name = name + ".depthwise", Key = name + ".depthwise" };
        _steps.Add(depthwise);
        var layer = new AttributeDraft("SeparableConv").With("filters", filters).With("kernel", kernel).With("Stride", stride).With("Padding", padding);
        return Add(layer, Windowed("Conv", [.. Last.Extents.Select(static _ => Window.Point)]) with { Channels = filters, HasBias = true, Name = name + ".pointwise", Key = name + ".pointwise" });
    }

    /// <summary>A 3×3 convolution of every channel by itself.</summary>
    public ChainSketch DepthwiseConv()
    {
        var windows = Last.Extents.Select(_ => new Window(3, 1, 1, 1, 1)).ToList();
        var layer = new AttributeDraft("DepthwiseConv").With("kernel", 3).With("Padding", 1);
        return Add(layer, Windowed("Conv", windows) with { HasBias = true, Groups = Last.Channels, Name = NameOf("depthwiseconv"), Key = NameOf("depthwiseconv") });
    }

    /// <summary>A maximum over windows that do not overlap.</summary>
    public ChainSketch MaxPool(int kernel) => Add(
        new AttributeDraft("MaxPool").With("kernel", kernel), Windowed("MaxPool", [.. Last.Extents.Select(_ => new Window(kernel, kernel, 0, 0, 1))]));

    /// <summary>A mean over windows that do not overlap.</summary>
    public ChainSketch AvgPool(int kernel) => Add(
        new AttributeDraft("AvgPool").With("kernel", kernel), Windowed("AvgPool", [.. Last.Extents.Select(_ => new Window(kernel, kernel, 0, 0, 1))]) with { Flag = true });

    /// <summary>A pooling over any windows; an average counts padding.</summary>
    public ChainSketch Pool(string kind, params Window[] windows) => Add(
        new AttributeDraft(kind).With("kernel", windows.Select(static window => window.Kernel).ToArray())
            .With("Strides", windows.Select(static window => window.Stride).ToArray()).With("Paddings", windows.Select(static window => window.Low).ToArray()),
        Windowed(kind, windows) with { Flag = kind == "AvgPool" });

    /// <summary>A map of other extents that repeats or leaves out positions.</summary>
    public ChainSketch Resize(params int[] extents) =>
        Add(new AttributeDraft("Resize").With("output", extents), Next("Resize") with { Extents = extents, Mode = "Nearest" });

    /// <summary>A map of other extents, each an average.</summary>
    public ChainSketch AdaptiveAvgPool(params int[] extents) =>
        Add(new AttributeDraft("AdaptiveAvgPool").With("output", extents), Next("AdaptiveAvgPool") with { Extents = extents });

    /// <summary>A shuffle of the channels.</summary>
    public ChainSketch ChannelShuffle(int groups) => Add(new AttributeDraft("ChannelShuffle").With("groups", groups), Next("ChannelShuffle") with { Groups = groups });

    /// <summary>A batch norm.</summary>
    public ChainSketch BatchNorm() => Add(new AttributeDraft("BatchNorm").With("Epsilon", 0.01), Next("BatchNorm") with { HasBias = true, Reals = [0.01] });

    /// <summary>A rectifier.</summary>
    public ChainSketch Relu() => Add(new AttributeDraft("Relu"), Next("Activation") with { Activation = "Relu", Reals = [0, 0], Name = NameOf("relu"), Key = NameOf("relu") });

    /// <summary>The sum with an earlier layer.</summary>
    public ChainSketch Add(string other) => Join("Add", other);

    /// <summary>The sum or the product with an earlier layer, in the shape in which they meet.</summary>
    public ChainSketch Join(string kind, string other)
    {
        var partner = _steps.FindIndex(step => step.Name == other);
        var (channels, extents) = Sketcher.Meeting([Last, _steps[partner]])!.Value;
        var layer = kind == "Mul" ? new AttributeDraft(kind).With("other", other) : new AttributeDraft(kind).With("others", new[] { other });
        return Add(layer, Next(kind) with { Inputs = [_steps.Count - 1, partner], Channels = channels, Extents = extents });
    }

    /// <summary>A learned tensor, which the next layer reads.</summary>
    public ChainSketch Constant(int channels, params int[] extents) => Add(
        new AttributeDraft("Constant").With("channels", channels).With("extents", extents), Next("Constant") with { Inputs = [], Channels = channels, Extents = extents });

    /// <summary>The sketch, whose output is the last layer.</summary>
    public Sketch Finish()
    {
        var name = SketchStyle.Run.ClassName;
        var type = new TypeDeclaration("", name, "partial class", default, name, "public", null, true, false);
        return new Sketch(new NetworkDeclaration(type, _attributes.ToEquatable(), default), _steps, [(_steps.Count - 1, false)], null);
    }

    private ChainSketch Add(AttributeDraft layer, Step step)
    {
        _attributes.Add(layer.Finish());
        _steps.Add(step);
        return this;
    }

    private Step Windowed(string kind, IReadOnlyList<Window> windows) => Next(kind) with
    {
        Windows = windows, Mode = kind == "Conv" ? "Zeros" : "", Extents = [.. Last.Extents.Zip(windows, static (extent, window) => window.Slides(extent))],
    };

    private Step Next(string kind) => new()
    {
        Kind = kind, Name = NameOf(kind.ToLowerInvariant()), Key = NameOf(kind.ToLowerInvariant()), Attribute = _attributes.Count, Inputs = [_steps.Count - 1],
        Channels = Last.Channels, Extents = Last.Extents,
    };

    private string NameOf(string kind) => kind + (_steps.Count(step => step.Name.TrimEnd([.. "0123456789"]) == kind) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
