using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the <c>Run</c> that takes an image's bytes, where <c>[Normalize]</c> says how they become the first input.</summary>
internal static class ImageWriter
{
    /// <summary>The name of the parameter that takes a colour image.</summary>
    public const string Rgb = "rgb";

    /// <summary>The name of the parameter that takes a grey image.</summary>
    public const string Gray = "gray";

    /// <summary>What an instance holds for it.</summary>
    public static IEnumerable<string> State(EmissionModel network) =>
        Applies(network) ? [$"private readonly global::ConvGen.Runtime.ArenaPool _images = new({Literal.Of(network.Inputs[0].Length)});"] : [];

    public static void Write(CodeWriter writer, EmissionModel network)
    {
        if (!Applies(network))
        {
            return;
        }

        var input = network.Inputs[0];
        var shape = input.Shape!;
        var image = shape.Channels == 1 ? Gray : Rgb;
        var others = network.Boundaries.Skip(1).ToList();
        var shapeText = $"{Literal.Of(shape.Extents[0])}×{Literal.Of(shape.Extents[1])}×{Literal.Of(shape.Channels)}";
        WriteComment(writer, network, image, shapeText, others);
        var parameters = string.Join(", ", others.Select(RunWriter.Parameter).Prepend($"global::System.ReadOnlySpan<byte> {image}"));
        if (!network.IsValid)
        {
            writer.Line($"public void Run({parameters}) => {Stub.Throw(network)};").Line();
            return;
        }

        const string Guard = "global::ConvGen.Runtime.Guard";
        var length = RunWriter.LengthOf(network, input);
        using (writer.Block($"public void Run({parameters})"))
        {
            writer.Line($"{Guard}.Length({image}, {length}, \"{image}\", \"{shapeText}\");")
                .Lines(others.Where(static item => !item.IsInput).Select(item => $"{Guard}.NoOverlap({image}, {item.Argument}, \"{image}\", {Literal.Of(item.Parameter)});"))
                .Line()
                .Line("var image = _images.Rent();");
            using (writer.Block("try"))
            {
                writer.Line($"var {input.Argument} = image.AsSpan(0, {length});")
                    .Line($"{TableClass(network)}.Values.Fill({image}, {input.Argument}, global::ConvGen.Layout.{input.Layout});")
                    .Line($"Run({string.Join(", ", network.Boundaries.Select(static item => item.Argument))});");
            }

            using (writer.Block("finally"))
            {
                writer.Line("_images.Return(image);");
            }
        }

        writer.Line();
    }

    /// <summary>Writes the file-local class with the table of bytes.</summary>
    public static void WriteTable(CodeWriter writer, EmissionModel network)
    {
        if (!Applies(network) || !network.IsValid || network.Analysis.Graph.Normalization is not { } contract)
        {
            return;
        }

        writer.Line().Line($"/// <summary>What each byte of an image becomes in the input: (byte · {Literal.Of(contract.Scale)} − mean) / std per channel.</summary>").Line(Generated.Attribute);
        using (writer.Block($"file static class {TableClass(network)}"))
        {
            writer.Line(
                $"public static readonly global::ConvGen.Runtime.ByteTable Values = new({Literal.Of(network.Inputs[0].Shape!.Channels)}, {Literal.Of(contract.Scale)}, " +
                $"[{Reals(contract.Mean)}], [{Reals(contract.Std)}], global::ConvGen.ChannelOrder.{contract.Order});");
        }
    }

    private static string TableClass(EmissionModel network) => network.Type.Name + "Bytes";

    private static bool Applies(EmissionModel network) =>
        !network.IsAnalysisOnly &&
        network.Analysis.Graph.Normalization is not null &&
        network.Inputs.FirstOrDefault()?.Shape is { Channels: 1 or 3, Rank: 2 };

    private static string Reals(EquatableArray<double> values) => string.Join(", ", values.Select(Literal.Of));

    private static void WriteComment(CodeWriter writer, EmissionModel network, string image, string shape, IEnumerable<Boundary> others) =>
        writer.Line(
            $"""
            /// <summary>Runs the network once on an image, whose bytes become the input as <c>[Normalize]</c> says. Allocates nothing.</summary>
            /// <param name="{image}">The image: {shape} bytes, rows of interleaved pixels.</param>
            """)
            .Lines(others.Select(RunWriter.ParameterComment))
            .Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or two overlap.</exception>")
            .Line(Generated.Attribute);
}
