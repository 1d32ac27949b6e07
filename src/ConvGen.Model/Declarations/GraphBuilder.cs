using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Turns a declaration into a graph: binds arguments, expands blocks, resolves names and references.</summary>
public static class GraphBuilder
{
    private static readonly Place OnClass = new(FindingSite.Class, default, default);

    /// <summary>Builds the graph of <paramref name="declaration"/>; what cannot be understood becomes findings.</summary>
    public static GraphResult Build(NetworkDeclaration declaration)
    {
        var result = new GraphAssembler(declaration).Assemble();
        var type = declaration.Type;
        // Both make everything else meaningless: without unsafe code nothing can be generated, and without an order there is no network.
        if (!type.AllowUnsafe && !result.Graph.Options.AnalysisOnly)
        {
            return result with
            {
                Findings = new(OnClass.Report("CVG408", Invariant($"'{type.Name}': generated kernels use pointers; set <AllowUnsafeBlocks>true</AllowUnsafeBlocks>"))),
                IsComplete = false,
            };
        }

        if (type.AttributesOnSeveralParts)
        {
            return result with
            {
                Findings = new(OnClass.Report("CVG020", Invariant($"'{type.Name}' has layers on more than one of its parts; their order would be a matter of luck, so put them on one"))),
                IsComplete = false,
            };
        }

        if (type.Problem is not { } problem)
            return result;
        return result with { Findings = new[] { OnClass.Report("CVG403", problem) }.Concat(result.Findings).ToEquatable() };
    }
}

/// <summary>A graph with what was found while building it.</summary>
/// <param name="Graph">The graph, as far as it could be understood.</param>
/// <param name="Findings">What was not.</param>
/// <param name="IsComplete">Whether every layer was understood; a broken attribute makes a network incomplete without a finding of ours.</param>
public sealed record GraphResult(NetworkGraph Graph, EquatableArray<Finding> Findings, bool IsComplete);
