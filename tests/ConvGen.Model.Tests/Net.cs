using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Writes network declarations the way the attributes would, without Roslyn.</summary>
internal sealed class Net
{
    private readonly List<AttributeDeclaration> _attributes = [];
    private readonly List<BlockDeclaration> _blocks = [];
    private TypeDeclaration _type = new("", "Net", "partial class", default, "Net", "public", null, true, false);

    public static Net Of(int channels, params int[] extents) => Start([], channels, extents);

    public static Net Of((string, object)[] options, int channels, params int[] extents) => Start(options, channels, extents);

    /// <summary>A block's attributes: a net without its own attribute.</summary>
    public static Net Block() => new();

    public NetworkDeclaration Declaration => new(_type, _attributes.ToEquatable(), _blocks.ToEquatable());

    public NetworkGraph Graph => GraphBuilder.Build(Declaration).Graph;

    /// <summary>The analysis of a network that has nothing wrong.</summary>
    public NetworkAnalysis Analysis
    {
        get
        {
            var result = GraphBuilder.Build(Declaration);
            Assert.Empty(result.Findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => finding.Message));
            Assert.True(result.IsComplete);
            var analysis = NetworkAnalyzer.Analyze(result.Graph);
            Assert.Empty(analysis.Findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => finding.Message));
            return analysis;
        }
    }

    /// <summary>Everything building and analysing find.</summary>
    public List<Finding> Findings
    {
        get
        {
            var result = GraphBuilder.Build(Declaration);
            return [.. result.Findings, .. NetworkAnalyzer.Analyze(result.Graph).Findings];
        }
    }

    public Net With(Func<TypeDeclaration, TypeDeclaration> change)
    {
        _type = change(_type);
        return this;
    }

    public Net Attribute(AttributeDeclaration attribute)
    {
        _attributes.Add(attribute);
        return this;
    }

    /// <summary>An attribute with its arguments: lower-case names are constructor parameters.</summary>
    public Net Layer(string kind, params (string Name, object Value)[] arguments) =>
        Attribute(new AttributeDeclaration(kind, arguments.Select(static a => Argument(a.Name, a.Value)).ToEquatable()));

    public Net Conv(
        int filters, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, bool relu = false,
        string? name = null, string? key = null, string? from = null)
    {
        var arguments = new List<(string, object)> { ("filters", filters), ("kernel", new[] { kernel }) };
        Window(arguments, stride, padding, dilation);
        if (groups != 1)
            arguments.Add(("Groups", groups));
        if (!bias)
            arguments.Add(("Bias", false));
        return Named("Conv", arguments, relu, name, key, from);
    }

    public Net Depthwise(int kernel, int stride = 1, int padding = 0, bool bias = true, string? name = null, string? key = null)
    {
        var arguments = new List<(string, object)> { ("kernel", new[] { kernel }) };
        Window(arguments, stride, padding, 1);
        if (!bias)
            arguments.Add(("Bias", false));
        return Named("DepthwiseConv", arguments, false, name, key, null);
    }

    public Net Transposed(int filters, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, bool bias = true, string? name = null, string? key = null)
    {
        var arguments = new List<(string, object)> { ("filters", filters), ("kernel", new[] { kernel }) };
        Window(arguments, stride, padding, 1);
        if (outputPadding != 0)
            arguments.Add(("OutputPadding", outputPadding));
        if (!bias)
            arguments.Add(("Bias", false));
        return Named("ConvTranspose", arguments, false, name, key, null);
    }

    public Net MaxPool(int kernel, int stride = 0, int padding = 0, bool ceil = false, string? name = null, string? key = null, string? from = null) =>
        Pool("MaxPool", kernel, stride, padding, ceil, name, key, from);

    public Net AvgPool(int kernel, int stride = 0, int padding = 0, bool ceil = false, string? name = null, string? key = null, string? from = null) =>
        Pool("AvgPool", kernel, stride, padding, ceil, name, key, from);

    public Net Dense(int units, bool relu = false, string? name = null, string? key = null) =>
        Named("Dense", [("units", units)], relu, name, key, null);

    public Net BatchNorm(string? name = null, string? key = null, string? from = null) => Named("BatchNorm", [], false, name, key, from);

    public Net Relu(string? name = null, string? from = null) => Named("Relu", [], false, name, null, from);

    public Net Plain(string kind, string? name = null, string? from = null) => Named(kind, [], false, name, null, from);

    public Net Add(string other, bool relu = false, string? name = null, string? from = null) =>
        Named("Add", [("layers", new[] { other })], relu, name, null, from);

    public Net Mul(string other, string? name = null, string? from = null) => Named("Mul", [("layers", new[] { other })], false, name, null, from);

    public Net Concat(string[] others, string? name = null, string? from = null) => Named("Concat", [("layers", others)], false, name, null, from);

    public Net Output(string layer) => Layer("Output", ("layer", layer));

    public Net Use(Net block, string blockName, int[] arguments, string? name = null, string? key = null, int? first = null, int? repeat = null, string? from = null)
    {
        Declare(block, blockName);
        var list = new List<ArgumentDeclaration> { Argument("arguments", arguments) };
        foreach (var (argument, value) in new (string, object?)[] { ("Name", name), ("Key", key), ("First", first), ("Repeat", repeat), ("From", from) })
        {
            if (value is not null)
                list.Add(Argument(argument, value));
        }

        return Attribute(new AttributeDeclaration("Use", list.ToEquatable(), blockName));
    }

    /// <summary>Makes a block known, and those it uses.</summary>
    public Net Declare(Net block, string blockName, bool isBlock = true)
    {
        if (_blocks.All(known => known.MetadataName != blockName))
            _blocks.Add(new BlockDeclaration(blockName, blockName, isBlock, block._attributes.ToEquatable()));
        foreach (var inner in block._blocks.Where(inner => _blocks.All(known => known.MetadataName != inner.MetadataName)).ToList())
            _blocks.Add(inner);
        return this;
    }

    public static ArgumentDeclaration Argument(string name, object value) => new(name, value switch
    {
        int integer => new ArgumentValue.Integer(integer),
        long integer => new ArgumentValue.Integer(integer),
        Enum member => new ArgumentValue.Integer(Convert.ToInt64(member, System.Globalization.CultureInfo.InvariantCulture)),
        double real => new ArgumentValue.Real(real),
        bool flag => new ArgumentValue.Flag(flag),
        string text => new ArgumentValue.Text(text),
        int[] integers => new ArgumentValue.Integers(new(integers)),
        double[] reals => new ArgumentValue.Reals(new(reals)),
        string[] texts => new ArgumentValue.Texts(new(texts)),
        _ => new ArgumentValue.Missing(),
    });

    private static Net Start((string, object)[] options, int channels, int[] extents) =>
        new Net().Layer("ConvNet", [("channels", channels), ("extents", extents), .. options]);

    private static void Window(List<(string, object)> arguments, int stride, int padding, int dilation)
    {
        if (stride != 1)
            arguments.Add(("Stride", stride));
        if (padding != 0)
            arguments.Add(("Padding", padding));
        if (dilation != 1)
            arguments.Add(("Dilation", dilation));
    }

    private Net Pool(string kind, int kernel, int stride, int padding, bool ceil, string? name, string? key, string? from)
    {
        var arguments = new List<(string, object)> { ("kernel", new[] { kernel }) };
        Window(arguments, stride == 0 ? 1 : stride, padding, 1);
        if (stride == 1)
            arguments.Add(("Stride", 1));
        if (ceil)
            arguments.Add(("CeilMode", true));
        return Named(kind, arguments, false, name, key, from);
    }

    private Net Named(string kind, List<(string, object)> arguments, bool relu, string? name, string? key, string? from)
    {
        if (relu)
            arguments.Add(("Activation", ActivationKind.Relu));
        foreach (var (argument, value) in new[] { ("Name", name), ("Key", key), ("From", from) })
        {
            if (value is not null)
                arguments.Add((argument, value));
        }

        return Layer(kind, [.. arguments]);
    }
}
