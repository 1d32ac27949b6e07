using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Pipeline;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>What the writers read: the analysed network with the names its members get.</summary>
public sealed class EmissionModel
{
    private EmissionModel(CompiledNetwork network, Target target)
    {
        Type = network.Declaration.Type;
        Analysis = network.Analysis;
        WithoutKernel = network.IsValid && !IsAnalysisOnly ? network.Analysis.Layers.FirstOrDefault(static layer => !LayerLowering.Supports(layer.Node.Op)) : null;
        IsValid = network.IsValid && WithoutKernel is null;
        Class = Identifier.Escape(Type.Name);
        Plan = IsValid && !IsAnalysisOnly ? ExecutionPlanner.Plan(Analysis, target) : null;
        (Inputs, Outputs) = Boundary.Of(network);
    }

    /// <summary>The class.</summary>
    public TypeDeclaration Type { get; }

    /// <summary>The class's name as C# writes it.</summary>
    public string Class { get; }

    /// <summary>The name of the file-local class with the kernels.</summary>
    public string Kernels => Type.Name + "Kernels";

    /// <summary>The facts.</summary>
    public NetworkAnalysis Analysis { get; }

    /// <summary>Whether the network can run; otherwise its members throw.</summary>
    public bool IsValid { get; }

    /// <summary>The first layer that planning has no kernel for; its network gets facts, but cannot run. Null where errors come first.</summary>
    public LayerAnalysis? WithoutKernel { get; }

    /// <summary>How it runs; null where it does not.</summary>
    public ExecutionPlan? Plan { get; }

    /// <summary>Bytes of the packed weights; 0 where nothing runs.</summary>
    public long PackedWeightBytes => sizeof(float) * (Plan?.WeightFloats ?? 0);

    /// <summary>Bytes of the arena of one run; 0 where nothing runs.</summary>
    public long ArenaBytes => sizeof(float) * (Plan?.ArenaFloats ?? 0);

    /// <summary>The inputs, in order.</summary>
    public IReadOnlyList<Boundary> Inputs { get; }

    /// <summary>The outputs, in order.</summary>
    public IReadOnlyList<Boundary> Outputs { get; }

    /// <summary>Inputs, then outputs: the parameters of <c>Run</c>.</summary>
    public IEnumerable<Boundary> Boundaries => Inputs.Concat(Outputs);

    /// <summary>Whether only constants, facts and diagnostics are wanted.</summary>
    public bool IsAnalysisOnly => Analysis.Graph.Options.AnalysisOnly;

    /// <summary>The facts of the layers, without those of the inputs.</summary>
    public IEnumerable<LayerAnalysis> Layers => Analysis.Layers.Where(static layer => layer.Node.Op is not InputOp);

    /// <summary>The rank of the first input: how many axes receptive fields have.</summary>
    public int FieldRank => Inputs.Count > 0 && Inputs[0].Shape is { } shape ? shape.Rank : 0;

    /// <summary>Makes the model of <paramref name="network"/>, planned for <paramref name="target"/>.</summary>
    public static EmissionModel Of(CompiledNetwork network, Target target) => new(network, target);
}
