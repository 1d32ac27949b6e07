using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Generator.Emission;

/// <summary>Writes <c>Run</c> and its relatives.</summary>
internal static class RunWriter
{
    private const string Guard = "global::ConvGen.Runtime.Guard";

    public static void Write(CodeWriter writer, EmissionModel network)
    {
        WriteThreads(writer, network);
        WriteRun(writer, network);
        WriteRunAll(writer, network);
        WriteRunBatch(writer, network);
    }

    /// <summary>The type and name of a span parameter.</summary>
    public static string Parameter(Boundary item) => $"global::System.{(item.IsInput ? "ReadOnlySpan" : "Span")}<float> {item.Argument}";

    /// <summary>The comment on a span parameter.</summary>
    public static string ParameterComment(Boundary item) =>
        $"/// <param name=\"{item.Parameter}\">{(item.IsInput ? "The input" : "Receives the output")}: {item.ShapeText} float32, in {item.AxesText} order.</param>";

    /// <summary>The constant that holds a span's expected length, or its value.</summary>
    public static string LengthOf(EmissionModel network, Boundary item) =>
        item.IsInput
            ? network.Inputs.Count == 1 ? "InputLength" : $"Inputs.{LayersWriter.MemberName(item.Member, "Inputs")}.Length"
            : network.Outputs.Count == 1 ? "OutputLength" : $"Outputs.{LayersWriter.MemberName(item.Member, "Outputs")}.Length";

    /// <summary>The check that a span has its tensor's length.</summary>
    public static string LengthCheck(EmissionModel network, Boundary item) =>
        $"{Guard}.Length({item.Argument}, {LengthOf(network, item)}, {Literal.Of(item.Parameter)}, {Literal.Of(item.ShapeText)});";

    /// <summary>The checks that no output shares memory with another span.</summary>
    public static IEnumerable<string> OverlapChecks(EmissionModel network)
    {
        foreach (var output in network.Outputs)
        {
            foreach (var other in network.Boundaries.TakeWhile(item => item != output))
            {
                yield return $"{Guard}.NoOverlap({other.Argument}, {output.Argument}, {Literal.Of(other.Parameter)}, {Literal.Of(output.Parameter)});";
            }
        }
    }

    /// <summary>Rents an arena, runs <paramref name="call"/> and gives the arena back.</summary>
    public static void WithArena(CodeWriter writer, IEnumerable<Boundary> pinned, string call)
    {
        writer.Line("var arenas = _arenas;").Line("var arena = arenas.Rent();");
        using (writer.Block("try"))
        {
            using (writer.Block($"fixed (float* {string.Join(", ", pinned.Select(static item => $"{item.Pointer} = {item.Argument}"))})"))
            {
                writer.Line(call);
            }
        }

        using (writer.Block("finally"))
        {
            writer.Line("arenas.Return(arena);").Line("global::System.GC.KeepAlive(this);");
        }
    }

    private static void WriteThreads(CodeWriter writer, EmissionModel network)
    {
        writer.Line(
            $"""
            /// <summary>The threads one run uses, the caller's among them; 1 by default. Read once at the start of each run.</summary>
            {Generated.Attribute}
            """);
        if (!network.IsValid)
        {
            writer.Line($"public int Threads {{ get => {Stub.Throw(network)}; set => {Stub.Throw(network)}; }}").Line();
            return;
        }

        using (writer.Block("public int Threads"))
        {
            writer.Line("get => _arenas.Threads;");
            using (writer.Block("set"))
            {
                writer.Line($"{Guard}.Threads(value);")
                    .Line($"_arenas = new global::ConvGen.Runtime.ArenaPool({ExecutionWriter.ArenaFloats(network.Plan!, "value")}, value);");
            }
        }

        writer.Line();
    }

    private static void WriteRun(CodeWriter writer, EmissionModel network)
    {
        writer.Line("/// <summary>Runs the network once. Allocates nothing; several threads may call it on one instance at once.</summary>")
            .Lines(network.Boundaries.Select(ParameterComment))
            .Line("/// <exception cref=\"global::System.ArgumentException\">A span has the wrong length, or two overlap.</exception>").Line(Generated.Attribute);
        var parameters = string.Join(", ", network.Boundaries.Select(Parameter));
        if (!network.IsValid)
        {
            writer.Line($"public void Run({parameters}) => {Stub.Throw(network)};").Line();
            return;
        }

        using (writer.Block($"public unsafe void Run({parameters})"))
        {
            writer.Lines(network.Boundaries.Select(item => LengthCheck(network, item))).Lines(OverlapChecks(network)).Line();
            WithArena(writer, network.Boundaries, $"Start(arenas.Threads, arena.Pointer, _weights.Pointer, {string.Join(", ", network.Boundaries.Select(static item => item.Pointer))});");
        }

        writer.Line();
    }

    private static void WriteRunAll(CodeWriter writer, EmissionModel network)
    {
        writer.Line(
            $"""
            /// <summary>Runs the network once over concatenated tensors.</summary>
            /// <param name="inputs">All inputs behind one another: <see cref="InputLength"/> float32.</param>
            /// <param name="outputs">Receives all outputs behind one another: <see cref="OutputLength"/> float32.</param>
            {Generated.Attribute}
            """);
        const string Head = "public void RunAll(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs)";
        if (!network.IsValid)
        {
            writer.Line($"{Head} => {Stub.Throw(network)};").Line();
            return;
        }

        using (writer.Block(Head))
        {
            writer.Line($"{Guard}.Length(inputs, InputLength, \"inputs\", {Literal.Of(Together(network.Inputs))});")
                .Line($"{Guard}.Length(outputs, OutputLength, \"outputs\", {Literal.Of(Together(network.Outputs))});")
                .Line($"Run({string.Join(", ", Slices(network.Inputs, "inputs").Concat(Slices(network.Outputs, "outputs")))});");
        }

        writer.Line();
    }

    private static void WriteRunBatch(CodeWriter writer, EmissionModel network)
    {
        writer.Line(
            $"""
            /// <summary>Runs the network several times; with several <see cref="Threads"/> they share out the runs.</summary>
            /// <param name="inputs">The inputs of each run behind one another: <paramref name="count"/> · <see cref="InputLength"/> float32.</param>
            /// <param name="outputs">Receives the outputs of each run: <paramref name="count"/> · <see cref="OutputLength"/> float32.</param>
            /// <param name="count">How many runs; 0 does nothing.</param>
            {Generated.Attribute}
            """);
        const string Head = "public void RunBatch(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs, int count)";
        if (!network.IsValid)
        {
            writer.Line($"{Head} => {Stub.Throw(network)};").Line();
            return;
        }

        using (writer.Block(Head.Replace("public void", "public unsafe void")))
        {
            writer.Line($"{Guard}.Batch(inputs, count, InputLength, \"inputs\");")
                .Line($"{Guard}.Batch(outputs, count, OutputLength, \"outputs\");")
                .Line($"{Guard}.NoOverlap(inputs, outputs, \"inputs\", \"outputs\");");
            BatchWriter.WriteBody(writer);
        }

        writer.Line();
        BatchWriter.WriteShare(writer, network);
    }

    private static string Together(IReadOnlyList<Boundary> items) => string.Join(" + ", items.Select(static item => item.ShapeText));

    private static IEnumerable<string> Slices(IReadOnlyList<Boundary> items, string span)
    {
        if (items.Count == 1)
        {
            yield return span;
            yield break;
        }

        var start = 0L;
        foreach (var item in items)
        {
            yield return $"{span}.Slice({Literal.Of(start)}, {Literal.Of(item.Length)})";
            start += item.Length;
        }
    }
}
