using System.Collections.Generic;

namespace ConvGen.Generator.Planning;

/// <summary>A call while the plan is made: its tensors have no offset in the arena yet.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Comment">What is computed.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Operands">Its tensors: inputs, the output, then the residual operand if there is one.</param>
/// <param name="Weights">What it takes from the weights.</param>
/// <param name="JoinsPrevious">Whether it computes another part of what the call before it computes.</param>
public sealed record DraftStep(
    string Name, string Comment, KernelSpec Kernel, IReadOnlyList<TensorOperand> Operands, IReadOnlyList<PlannedWeights> Weights, bool JoinsPrevious)
{
    /// <summary>The calls that were joined in it; empty where it is one layer's.</summary>
    public IReadOnlyList<PlannedPart> Parts { get; init; } = [];

    /// <summary>Where the result of a kernel with one input lies.</summary>
    public TensorOperand Output => Operands[1];
}
