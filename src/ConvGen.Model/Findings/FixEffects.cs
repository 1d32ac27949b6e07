using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>What a fix changes beside the finding, as the end of its title: the output, its name, the weights.</summary>
internal static class FixEffects
{
    /// <summary>What a title says that tells of the training itself.</summary>
    private const string Training = "train again";

    /// <summary><paramref name="fix"/> with a title that says what it changes of a network that could run before.</summary>
    public static SuggestedFix Named(SuggestedFix fix, NetworkReview before, NetworkAnalysis after)
    {
        var effects = before.IsRefused ? [] : Of(fix, before.Analysis, after).ToList();
        return effects.Count == 0 ? fix : fix with { Title = Invariant($"{fix.Title} ({string.Join("; ", effects)})") };
    }

    private static IEnumerable<string> Of(SuggestedFix fix, NetworkAnalysis before, NetworkAnalysis after)
    {
        var (old, now) = (before.Graph.Outputs, after.Graph.Outputs);
        for (var i = 0; i < Math.Min(old.Count, now.Count); i++)
        {
            if (before.Layers[old[i].Node].Shape is { } was && after.Layers[now[i].Node].Shape is { } shape && was != shape)
                yield return Invariant($"{(old.Count == 1 ? "output" : "'" + Name(before, old[i]) + "'")} becomes {shape}");
            if (Name(before, old[i]) is var name && Name(after, now[i]) is var other && name != other && old[i].Name is not null)
                yield return Invariant($"output '{name}' is called '{other}'");
        }

        if (fix.Title.Contains(Training))
            yield break;
        var (tensors, others) = (before.Tensors, after.Tensors);
        if (!tensors.Select(Form).SequenceEqual(others.Select(Form)))
            yield return "the weights change shape: " + Training;
        else if (!fix.KeepsNumbers)
            yield return Training;
        else if (!tensors.Select(static tensor => tensor.Name).SequenceEqual(others.Select(static tensor => tensor.Name)))
            yield return "the weights change names";
    }

    private static (TensorRole Role, EquatableArray<int> Shape) Form(WeightTensor tensor) => (tensor.Role, tensor.Shape);

    private static string Name(NetworkAnalysis analysis, NetworkOutput output) => output.Name ?? analysis.Graph.Nodes[output.Node].Name;
}
