using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Emission.Kernels;

namespace ConvGen.Generator.Emission;

/// <summary>Writes what several runs at once need: with as many runs as threads, every thread takes whole runs and nobody waits for anybody.</summary>
internal static class BatchWriter
{
    /// <summary>Writes the body of <c>RunBatch</c> behind its checks.</summary>
    public static void WriteBody(CodeWriter writer)
    {
        writer.Line("var arenas = _arenas;");
        using (writer.Block("if (arenas.Threads == 1 || count < arenas.Threads)"))
        {
            using (writer.Block("for (var i = 0; i < count; i++)"))
            {
                writer.Line("RunAll(inputs.Slice(i * InputLength, InputLength), outputs.Slice(i * OutputLength, OutputLength));");
            }

            writer.Line().Line("return;");
        }

        writer.Line().Line("var rented = arenas.RentMany(arenas.Threads);");
        using (writer.Block("try"))
        {
            writer.Line("var places = stackalloc nint[rented.Length];");
            using (writer.Block("for (var i = 0; i < rented.Length; i++)"))
            {
                writer.Line("places[i] = (nint)rented[i].Pointer;");
            }

            writer.Line();
            using (writer.Block("fixed (float* first = inputs, result = outputs)"))
            {
                writer.Line("var batch = new Batch { Arenas = places, Weights = _weights.Pointer, Inputs = first, Outputs = result, Count = count };")
                    .Line("global::ConvGen.Runtime.WorkerPool.Run(arenas.Threads, &ShareBatch, &batch);");
            }
        }

        using (writer.Block("finally"))
        {
            writer.Line("arenas.ReturnMany(rented);").Line("global::System.GC.KeepAlive(this);");
        }
    }

    /// <summary>Writes what one thread does with its share of the runs.</summary>
    public static void WriteShare(CodeWriter writer, EmissionModel network)
    {
        using (writer.Block("private unsafe struct Batch"))
        {
            writer.Line("public nint* Arenas;").Line("public float* Weights;").Line("public float* Inputs;").Line("public float* Outputs;").Line("public int Count;");
        }

        writer.Line();
        using (writer.Block("private static unsafe void ShareBatch(void* state, int worker, int workers, global::ConvGen.Runtime.SpinBarrier barrier)"))
        {
            writer.Line("var batch = (Batch*)state;").Line("var arena = (float*)batch->Arenas[worker];");
            using (writer.Block($"for (int i = {Share(network, "worker")}, end = {Share(network, "(worker + 1)")}; i < end; i++)"))
            {
                writer.Line("var inputs = batch->Inputs + ((long)i * InputLength);").Line("var outputs = batch->Outputs + ((long)i * OutputLength);");
                var tensors = Places(network.Inputs, "inputs").Concat(Places(network.Outputs, "outputs"));
                writer.Line($"Start(1, arena, batch->Weights, {string.Join(", ", tensors)});");
            }
        }

        writer.Line();
    }

    // Spans hold as many floats as an int counts, so that long tensors leave few runs.
    private static string Share(EmissionModel network, string worker)
    {
        var length = System.Math.Max(network.Inputs.Sum(static item => item.Length), network.Outputs.Sum(static item => item.Length));
        return length >= KernelMethod.MostThreads ? $"batch->Count * {worker} / workers" : $"(int)((long)batch->Count * {worker} / workers)";
    }

    private static IEnumerable<string> Places(IReadOnlyList<Boundary> items, string pointer)
    {
        var start = 0L;
        foreach (var item in items)
        {
            yield return start == 0 ? pointer : $"{pointer} + {Literal.Of(start)}";
            start += item.Length;
        }
    }
}
