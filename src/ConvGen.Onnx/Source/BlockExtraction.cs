using System.Collections.Generic;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Moves repeated runs of layers into blocks, the most rewarding first, until none is worth it; blocks may use blocks.</summary>
internal static class BlockExtraction
{
    /// <summary>Replaces runs in <paramref name="sequence"/> and returns the blocks, in the order they were found.</summary>
    public static List<SourceBlock> Extract(SourceSequence sequence)
    {
        var blocks = new List<SourceBlock>();
        var taken = new HashSet<string> { sequence.Declaration.Type.Name };
        while (BlockSearch.Best(sequence) is { } candidate)
        {
            var input = sequence.Named["input"];
            // From the end, so that earlier positions stay what they are.
            SourceBlock? block = null;
            var uses = new List<SourceItem>();
            for (var run = candidate.Starts.Count - 1; run >= 0; run--)
            {
                var start = candidate.Starts[run];
                var entry = sequence.Items[start].Own?.Leaf ?? (start == 0 ? input : sequence.Items[start - 1].Leaf);
                var children = sequence.Items.GetRange(start, candidate.Length);
                var own = children[0].Own;
                Detach(children, entry);
                block ??= new SourceBlock(BlockNames.For(children, taken), children, candidate.Slots, candidate.Keys?[0].Suffixes);
                var use = Use(block, children, candidate, run, own);
                children.ForEach(child => child.Parent = use);
                sequence.Items.RemoveRange(start, candidate.Length);
                sequence.Items.Insert(start, use);
            }

            taken.Add(block!.Name);
            blocks.Add(block);
        }

        return blocks;
    }

    private static SourceItem Use(SourceBlock block, List<SourceItem> children, BlockCandidate candidate, int run, SourceItem? own) => new()
    {
        Kind = SourceVocabulary.Use,
        Name = children[^1].Name,
        Key = candidate.Keys?[run].Prefix ?? "",
        IsWeighted = true,
        Block = block,
        Children = children,
        Own = own,
        Arguments = candidate.Arguments[run].Count == 0 ? [] : [new ArgumentDeclaration("arguments", new ArgumentValue.Integers(candidate.Arguments[run].ToEquatable()))],
    };

    /// <summary>Inside a block the run's input is called "input".</summary>
    private static void Detach(List<SourceItem> children, SourceItem entry)
    {
        children[0].Own = null;
        foreach (var child in children)
        {
            if (child.Own?.Leaf == entry)
            {
                child.Own = SourceItem.BlockInput;
            }

            foreach (var (_, targets) in child.References)
            {
                for (var i = 0; i < targets.Count; i++)
                {
                    targets[i] = targets[i].Leaf == entry ? SourceItem.BlockInput : targets[i];
                }
            }
        }
    }
}
