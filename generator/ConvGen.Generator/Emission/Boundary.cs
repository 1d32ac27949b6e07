using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Pipeline;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>An input or an output with its names.</summary>
/// <param name="Name">The declared name: an input's, or the layer's that is an output.</param>
/// <param name="Parameter">The name of its parameter in <c>Run</c>.</param>
/// <param name="Member">The name of its class in <c>Inputs</c> or <c>Outputs</c>.</param>
/// <param name="Shape">Its shape; null where it is unknown.</param>
/// <param name="Layout">The order of its elements.</param>
/// <param name="IsInput">Whether it is an input.</param>
public sealed record Boundary(string Name, string Parameter, string Member, TensorShape? Shape, LayoutKind Layout, bool IsInput)
{
    private const string PointerSuffix = "Pointer";

    // The parameters and locals that Run, and what it calls, have of their own.
    private static readonly string[] OwnNames =
        ["arena", "arenas", "weights", "image", ImageWriter.Rgb, ImageWriter.Gray, "threads", "call", "scratch", "worker", "workers", "barrier"];

    /// <summary>Its elements; 0 where they are unknown.</summary>
    public long Length => Shape?.Length ?? 0;

    /// <summary>The parameter's name as C# writes it.</summary>
    public string Argument => Identifier.Escape(Parameter);

    /// <summary>The name of the local that points to its elements.</summary>
    public string Pointer => Parameter + PointerSuffix;

    /// <summary>Its shape in the order of its elements: <c>3×32×32</c>, or <c>32×32×3</c> where channels come last.</summary>
    public string ShapeText => Shape is null ? "unknown"
        : Layout == LayoutKind.ChannelsLast ? string.Join("×", Shape.Extents.Concat([Shape.Channels]).Select(static extent => Literal.Of(extent)))
        : Shape.ToString();

    /// <summary>The names of its axes in the order of its elements: <c>C, H, W</c>.</summary>
    public string AxesText
    {
        get
        {
            var axes = Axis.Of(Shape?.Rank ?? 0).Select(static axis => axis.Substring(0, 1));
            return string.Join(", ", Layout == LayoutKind.ChannelsLast ? axes.Concat(["C"]) : new[] { "C" }.Concat(axes));
        }
    }

    /// <summary>The inputs and outputs of <paramref name="network"/>. Outputs that no <c>[Output]</c> names are the last layer, called <c>output</c>.</summary>
    public static (IReadOnlyList<Boundary> Inputs, IReadOnlyList<Boundary> Outputs) Of(CompiledNetwork network)
    {
        var taken = new HashSet<string>(OwnNames);
        var layers = network.Analysis.Layers;
        var inputs = layers
            .Where(static layer => layer.Node.Op is InputOp)
            .Select(layer => Create(layer, layer.Node.Name, layer.Node.Name, ((InputOp)layer.Node.Op).Layout, isInput: true, taken))
            .ToList();
        var outputs = network.Build.Graph.Outputs
            .Where(output => output.Node >= 0 && output.Node < layers.Count)
            .Select(output => Create(layers[output.Node], output.Name ?? layers[output.Node].Node.Name, output.Name ?? "output", output.Layout, isInput: false, taken))
            .ToList();
        return (inputs, outputs);
    }

    private static Boundary Create(LayerAnalysis layer, string name, string word, LayoutKind layout, bool isInput, HashSet<string> taken)
    {
        var parameter = Names.Camel(word);
        while (!taken.Add(parameter))
        {
            parameter += isInput ? "Input" : "Output";
        }

        taken.Add(parameter + PointerSuffix);

        return new Boundary(name, parameter, Names.Pascal(parameter), layer.Shape, layout, isInput);
    }
}
