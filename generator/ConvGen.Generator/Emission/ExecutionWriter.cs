using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Emission.Kernels;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission;

/// <summary>Writes how a network runs: packing of its weights, the call list, and the kernels.</summary>
public static class ExecutionWriter
{
    /// <summary>
    /// Writes, inside the network's class: <c>private static AlignedBuffer Pack(WeightLoader loader)</c> and
    /// <c>private static unsafe void Start(int threads, float* arena, float* weights, float* input…, float* output…)</c>,
    /// one pointer per input and output in order, named as the parameters of <c>Run</c>.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="kernels">The name of the file-local class with the kernels.</param>
    /// <param name="inputs">The names of the input parameters.</param>
    /// <param name="outputs">The names of the output parameters.</param>
    public static void WriteMembers(CodeWriter writer, ExecutionPlan plan, string kernels, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        PackingWriter.Write(writer, plan);
        WriteStart(writer, plan, [.. inputs, .. outputs]);
        WriteExecute(writer, plan, kernels, inputs, outputs);
    }

    /// <summary>The floats of an arena for runs of <paramref name="threads"/> threads: every thread has scratch space of its own.</summary>
    public static string ArenaFloats(ExecutionPlan plan, string threads) =>
        plan.ScratchFloats == 0 ? Terms.Number(plan.TensorFloats)
        : threads == "1" ? Terms.Number(plan.ArenaFloats)
        : $"{Terms.Number(plan.TensorFloats)} + ({threads} * {Terms.Number(plan.ScratchFloats)}L)";

    // One thread runs the call list at once; several share out the work of every layer and meet at a barrier in between.
    private static void WriteStart(CodeWriter writer, ExecutionPlan plan, IReadOnlyList<string> tensors)
    {
        var pointers = string.Join(", ", tensors.Select(static name => "float* " + name));
        var scratch = Terms.Plus("arena", plan.TensorFloats);
        writer.Line();
        writer.Line("// One thread runs the call list as it stands; several share out every layer's work and meet at a barrier where layers depend on one another.");
        using (writer.Block($"private static unsafe void Start(int threads, float* arena, float* weights, {pointers})"))
        {
            using (writer.Block("if (threads == 1)"))
            {
                writer.Line($"Execute(arena, weights, {string.Join(", ", tensors)}, {scratch}, 0, 1, null);").Line("return;");
            }

            writer.Line();
            writer.Line($"var call = new Call {{ Arena = arena, Weights = weights, {string.Join(", ", tensors.Select((name, i) => $"Tensor{Terms.Number(i)} = {name}"))} }};");
            writer.Line("WorkerPool.Run(threads, &Share, &call);");
        }

        writer.Line();
        using (writer.Block("private static unsafe void Share(void* state, int worker, int workers, SpinBarrier barrier)"))
        {
            writer.Line("var call = (Call*)state;");
            var arguments = string.Join(", ", tensors.Select(static (_, i) => "call->Tensor" + Terms.Number(i)));
            var own = plan.ScratchFloats == 0 ? "" : $" + (worker * {Terms.Number(plan.ScratchFloats)}L)";
            writer.Line($"Execute(call->Arena, call->Weights, {arguments}, call->{scratch.Replace("arena", "Arena")}{own}, worker, workers, barrier);");
        }

        writer.Line();
        using (writer.Block("private unsafe struct Call"))
        {
            writer.Line("public float* Arena;").Line("public float* Weights;");
            writer.Lines(tensors.Select(static (_, i) => $"public float* Tensor{Terms.Number(i)};"));
        }
    }

    private static void WriteExecute(CodeWriter writer, ExecutionPlan plan, string kernels, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        var names = KernelNames.Assign(plan);
        var parameters = new[] { "arena", "weights" }.Concat(inputs).Concat(outputs).Append("scratch").Select(static name => "float* " + name);
        writer.Line();
        writer.Line("// The call list: one call per layer, in order. Every offset is a number of floats; the plan keeps tensors alive at once apart.");
        using (writer.Block($"private static unsafe void Execute({string.Join(", ", parameters)}, int worker, int workers, SpinBarrier? barrier)"))
        {
            foreach (var step in plan.Steps)
            {
                if (step.WaitsForOthers)
                {
                    writer.Line("barrier?.SignalAndWait(worker);");
                }

                writer.Line($"// {step.Name}: {step.Comment}");
                var arguments = step.Pointers.Select(pointer => Pointer(pointer, inputs, outputs))
                    .Concat(step.Weights.Select(static weights => Terms.Plus("weights", weights.Offset)));

                if (step.Kernel.ScratchFloats > 0)
                {
                    arguments = arguments.Append("scratch");
                }

                writer.Line($"{kernels}.{names[step.Kernel]}({string.Join(", ", arguments)}, worker, workers);");
            }
        }
    }

    /// <summary>Writes, at the end of the file, the file-local class with the kernels.</summary>
    public static void WriteKernels(CodeWriter writer, ExecutionPlan plan, string kernels)
    {
        var names = KernelNames.Assign(plan);
        writer.Line();
        writer.Line("/// <summary>The kernels: a method per layer, shared by layers of equal geometry; a body per vector width.</summary>");
        using (writer.Block($"file static unsafe class {kernels}"))
        {
            var shared = new SharedMethods(writer);
            var written = new HashSet<KernelSpec>();
            var sharers = plan.Steps.SelectMany(static step => step.Methods).ToLookup(static method => method.Kernel, static method => method.Name);
            foreach (var method in plan.Steps.SelectMany(static step => step.Methods))
            {
                if (written.Add(method.Kernel))
                {
                    KernelWriters.Write(writer, shared, names, method.Kernel, Summary(method, sharers[method.Kernel]));
                }
            }

            shared.WriteAll();
            Functions.WriteHelpers(
                writer,
                written.SelectMany(KernelFunctions.Of).Where(static function => function.IsTranscendental).Select(static function => function.Kind),
                needsExponential: written.Any(static kernel => kernel is SoftmaxSpec or LocalResponseSpec),
                needsLogarithm: written.Any(static kernel => kernel is SoftmaxSpec { Log: true } or LocalResponseSpec));
        }
    }

    private static string Pointer(TensorPointer pointer, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs) => Terms.Plus(
        pointer.Region switch
        {
            MemoryRegion.Input => inputs[pointer.Index],
            MemoryRegion.Output => outputs[pointer.Index],
            MemoryRegion.Weights => "weights",
            MemoryRegion.Arena => "arena",
            _ => throw UnknownCase.In(nameof(ExecutionWriter), pointer.Region),
        },
        pointer.Offset);

    private static List<string> Summary(PlannedPart method, IEnumerable<string> names)
    {
        var sharers = names.Distinct().ToList();
        var shown = sharers.Count > 4 ? sharers.Take(3).Append($"{Terms.Number(sharers.Count - 3)} more") : sharers;
        return [string.Join(", ", shown) + ": " + method.Comment];
    }
}
