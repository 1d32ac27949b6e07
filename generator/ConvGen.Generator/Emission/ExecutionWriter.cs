using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Emission.Kernels;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes how a network runs: packing of its weights, the call list, and the kernels.</summary>
public static class ExecutionWriter
{
    /// <summary>
    /// Writes, inside the network's class: <c>private static AlignedBuffer Pack(WeightLoader loader)</c> and
    /// <c>private static unsafe void Execute(float* arena, float* weights, float* input…, float* output…)</c>,
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
        var names = KernelNames.Assign(plan);
        var parameters = new[] { "arena", "weights" }.Concat(inputs).Concat(outputs).Select(static name => "float* " + name);
        writer.Line();
        writer.Line("// The call list: one call per layer, in order. Every offset is a number of floats; the plan keeps tensors alive at once apart.");
        using (writer.Block($"private static unsafe void Execute({string.Join(", ", parameters)})"))
        {
            foreach (var step in plan.Steps)
            {
                writer.Line($"// {step.Name}: {step.Comment}");
                var arguments = step.Pointers.Select(pointer => Pointer(pointer, inputs, outputs));
                if (step.Weights is { } weights)
                {
                    arguments = arguments.Append(Terms.Plus("weights", weights.Offset));
                }

                if (step.Kernel.ScratchFloats > 0)
                {
                    arguments = arguments.Append(Terms.Plus("arena", plan.TensorFloats));
                }

                writer.Line($"{kernels}.{names[step.Kernel]}({string.Join(", ", arguments)}, 0, 1);");
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
            var shared = new SharedMethods();
            var written = new HashSet<KernelSpec>();
            foreach (var step in plan.Steps)
            {
                if (written.Add(step.Kernel))
                {
                    WriteKernel(writer, shared, names[step.Kernel], step.Kernel, Summary(plan, step));
                }
            }

            shared.WriteAll();
            Functions.WriteHelpers(
                writer,
                written.SelectMany(KernelFunctions.Of).Where(static function => function.IsTranscendental).Select(static function => function.Kind),
                needsExponential: written.Any(static kernel => kernel is SoftmaxSpec or LocalResponseSpec));
        }
    }

    private static string Pointer(TensorPointer pointer, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs) => Terms.Plus(
        pointer.Region switch
        {
            MemoryRegion.Input => inputs[pointer.Index],
            MemoryRegion.Output => outputs[pointer.Index],
            _ => "arena",
        },
        pointer.Offset);

    private static List<string> Summary(ExecutionPlan plan, PlannedStep step)
    {
        var sharers = plan.Steps.Where(other => other.Kernel.Equals(step.Kernel)).Select(static other => other.Name).Distinct().ToList();
        var shown = sharers.Count > 4 ? sharers.Take(3).Append($"{Terms.Number(sharers.Count - 3)} more") : sharers;
        return [string.Join(", ", shown) + ": " + step.Comment];
    }

    private static void WriteKernel(CodeWriter writer, SharedMethods shared, string name, KernelSpec kernel, IReadOnlyList<string> summary)
    {
        switch (kernel)
        {
            case ConvolutionSpec spec:
                ConvolutionKernel.Write(writer, name, spec, summary);
                break;
            case WinogradSpec spec:
                WinogradKernel.Write(writer, shared, name, spec, summary);
                break;
            case DeformSpec spec:
                DeformKernel.Write(writer, shared, name, spec, summary);
                break;
            case DepthwiseSpec spec:
                DepthwiseKernel.Write(writer, name, spec, summary);
                break;
            case DenseSpec spec:
                DenseKernel.Write(writer, name, spec, summary);
                break;
            case PoolSpec spec:
                PoolKernel.Write(writer, name, spec, summary);
                break;
            case GlobalPoolSpec spec:
                GlobalPoolKernel.Write(writer, name, spec, summary);
                break;
            case PointwiseSpec spec:
                PointwiseKernel.Write(writer, name, spec, summary);
                break;
            case BinarySpec spec:
                PointwiseKernel.Write(writer, name, spec, summary);
                break;
            case SoftmaxSpec spec:
                SoftmaxKernel.Write(writer, name, spec, summary);
                break;
            case PlaneCopySpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            case InterleaveSpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            case HaloSpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            case ChannelCopySpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            case PadSpec spec:
                PadKernel.Write(writer, name, spec, summary);
                break;
            case ResizeSpec spec:
                ResizeKernel.Write(writer, name, spec, summary);
                break;
            case AdaptivePoolSpec spec:
                AdaptivePoolKernel.Write(writer, name, spec, summary);
                break;
            case PixelShuffleSpec spec:
                PixelShuffleKernel.Write(writer, name, spec, summary);
                break;
            case NormSpec { Kind: NormKind.Layer or NormKind.L2 } spec:
                ChannelNormKernel.Write(writer, name, spec, summary);
                break;
            case NormSpec spec:
                GroupNormKernel.Write(writer, name, spec, summary);
                break;
            case LocalResponseSpec spec:
                LocalResponseKernel.Write(writer, name, spec, summary);
                break;
            case FlattenSpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
        }
    }
}
