namespace ConvGen.Generator.Emission;

/// <summary>Writes what an instance holds and the ways to make one.</summary>
internal static class FactoryWriter
{
    public static void Write(CodeWriter writer, EmissionModel network)
    {
        if (network.IsValid)
        {
            WriteState(writer, network);
        }

        FromFile(writer, network, "Load(string path)", "global::ConvGen.SafetensorsFile.Open(path)",
            """
            /// <summary>A network with the weights of a safetensors file.</summary>
            /// <param name="path">The file's path.</param>
            """);
        FromFile(writer, network, "Load(global::System.IO.Stream stream)", "global::ConvGen.SafetensorsFile.Open(stream)",
            """
            /// <summary>A network with the weights of a safetensors stream, read to its end and left open.</summary>
            /// <param name="stream">The stream.</param>
            """);
        Factory(writer, network, "Create(global::ConvGen.IWeightSource source)", "new(Pack(new global::ConvGen.Runtime.WeightLoader(Info, source)))",
            """
            /// <summary>A network with weights from anywhere. They are packed once; the source is not needed afterwards.</summary>
            /// <param name="source">Where the tensors of <see cref="Info"/> come from.</param>
            """);
        Factory(writer, network, "CreateRandom(int seed)", "Create(global::ConvGen.Runtime.RandomWeights.Create(Info, seed))",
            """
            /// <summary>A network with deterministic random weights, for measuring and trying out.</summary>
            /// <param name="seed">The same seed gives the same weights, everywhere.</param>
            """);
        if (network.Analysis.Graph.Options.Weights is { } weights)
        {
            FromFile(writer, network, "LoadDefault()", $"global::ConvGen.Runtime.DefaultWeights.Open(typeof({network.Class}).Assembly, {Literal.Of(weights)})",
                $"/// <summary>A network with the weights that the build brought along: {Xml.Text(weights)}.</summary>");
        }
    }

    private static void WriteState(CodeWriter writer, EmissionModel network)
    {
        // A constructor of the user's, which the generated one calls, knows nothing of weights.
        var (chain, unset) = network.Type.HasParameterlessConstructor ? (" : this()", " = null!") : ("", "");
        writer.Line($"private readonly global::ConvGen.Runtime.AlignedBuffer _weights{unset};")
            .Line($"private global::ConvGen.Runtime.ArenaPool _arenas = new({ExecutionWriter.ArenaFloats(network.Plan!, "1")});")
            .Lines(ImageWriter.State(network))
            .Line()
            .Line(Generated.Attribute)
            .Line($"private {network.Class}(global::ConvGen.Runtime.AlignedBuffer weights){chain} => _weights = weights;")
            .Line();
    }

    private static void FromFile(CodeWriter writer, EmissionModel network, string signature, string file, string comment)
    {
        if (!network.IsValid)
        {
            Factory(writer, network, signature, "", comment);
            return;
        }

        writer.Line(comment).Line(Generated.Attribute);
        using (writer.Block($"public static {network.Class} {signature}"))
        {
            writer.Line($"using var file = {file};").Line("return Create(file);");
        }

        writer.Line();
    }

    private static void Factory(CodeWriter writer, EmissionModel network, string signature, string value, string comment) =>
        writer.Line(comment).Line(Generated.Attribute)
            .Line($"public static {network.Class} {signature} => {(network.IsValid ? value : Stub.Throw(network))};").Line();
}
