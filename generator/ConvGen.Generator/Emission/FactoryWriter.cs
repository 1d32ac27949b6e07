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

        Factory(writer, network, "Load(string path)", "global::ConvGen.Safetensors.Open(path)",
            """
            /// <summary>A network with the weights of a safetensors file.</summary>
            /// <param name="path">The file's path.</param>
            """);
        Factory(writer, network, "Load(global::System.IO.Stream stream)", "global::ConvGen.Safetensors.Open(stream)",
            """
            /// <summary>A network with the weights of a safetensors stream, read to its end and left open.</summary>
            /// <param name="stream">The stream.</param>
            """);
        Factory(writer, network, "Create(global::ConvGen.IWeightSource source)", "source",
            """
            /// <summary>A network with weights from anywhere. They are packed once; the source is not needed afterwards.</summary>
            /// <param name="source">Where the tensors of <see cref="Info"/> come from.</param>
            """);
        Factory(writer, network, "CreateRandom(int seed)", "global::ConvGen.Runtime.RandomWeights.Create(Info, seed)",
            """
            /// <summary>A network with deterministic random weights, for measuring and trying out.</summary>
            /// <param name="seed">The same seed gives the same weights, everywhere.</param>
            """);
        if (network.Analysis.Graph.Options.Weights is { } weights)
        {
            Factory(writer, network, "LoadDefault()", $"global::ConvGen.Runtime.DefaultWeights.Open(typeof({network.Class}), {Literal.Of(weights)})",
                $"/// <summary>A network with the weights that the build brought along: {Xml.Text(weights)}.</summary>");
        }
    }

    private static void WriteState(CodeWriter writer, EmissionModel network)
    {
        var chain = network.Type.HasParameterlessConstructor ? " : this()" : "";
        writer.Line("private readonly global::ConvGen.Runtime.AlignedBuffer _weights;")
            .Line("private readonly global::ConvGen.Runtime.ArenaPool _arenas = new(ArenaBytes / sizeof(float));")
            .Line("private int _threads = 1;")
            .Line()
            .Line(Generated.Attribute)
            .Line($"private {network.Class}(global::ConvGen.Runtime.AlignedBuffer weights){chain} => _weights = weights;")
            .Line();
    }

    private static void Factory(CodeWriter writer, EmissionModel network, string signature, string source, string comment)
    {
        writer.Line(comment).Line(Generated.Attribute);
        var head = $"public static {network.Class} {signature}";
        if (!network.IsValid)
        {
            writer.Line($"{head} => {Stub.Throw(network)};").Line();
            return;
        }

        writer.Line($"{head} => new(Pack(new global::ConvGen.Runtime.WeightLoader(Info, {source})));").Line();
    }
}
