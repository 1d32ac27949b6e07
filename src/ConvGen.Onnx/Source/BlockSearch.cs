using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Finds the runs of layers that are worth a block: alike but for their numbers, and reading nothing but their own layers and one input.</summary>
internal sealed class BlockSearch
{
    private const int LongestBlock = 40;

    /// <summary>A block that saves less is not worth a reader's jump.</summary>
    private const double LeastScore = 1.5;

    private const ulong HashSeed = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    private readonly IReadOnlyList<SourceItem> _items;
    private readonly SourceItem _input;
    private readonly LeakCount _leaks;
    private readonly Dictionary<SourceItem, int> _index = [];
    private readonly ulong[] _forms;

    private BlockSearch(SourceSequence sequence)
    {
        _items = sequence.Items;
        _input = sequence.Named["input"];
        _leaks = new LeakCount(_items, sequence.BoundaryTargets);
        _forms = [.. _items.Select(FormOf)];
        for (var i = 0; i < _items.Count; i++)
        {
            _index[_items[i]] = i;
        }
    }

    /// <summary>The block that saves most; null where none is worth it.</summary>
    public static BlockCandidate? Best(SourceSequence sequence) => new BlockSearch(sequence).Best();

    private BlockCandidate? Best()
    {
        var classes = new Dictionary<(int Length, ulong Form, ulong Keys), List<int>>();
        for (var start = 0; start < _items.Count; start++)
        {
            if (!RowCost.IsTrailing(_items, start))
            {
                Collect(start, classes);
            }
        }

        BlockCandidate? best = null;
        foreach (var (key, starts) in classes.OrderBy(static pair => pair.Value[0]).ThenBy(static pair => pair.Key.Length))
        {
            if (starts.Count > 1 && BlockCandidate.Of(_items, starts, key.Length, key.Keys != 0, _leaks) is { } candidate && candidate.Score > Math.Max(LeastScore, best?.Score ?? 0))
            {
                best = candidate;
            }
        }

        return best;
    }

    private void Collect(int start, Dictionary<(int Length, ulong Form, ulong Keys), List<int>> classes)
    {
        var entry = EntryOf(start);
        var form = HashSeed;
        for (var length = 1; length <= LongestBlock && start + length <= _items.Count; length++)
        {
            var position = start + length - 1;
            if (References(_items[position], start, position, entry) is not { } references)
            {
                return;
            }

            form = Mix(Mix(form, _forms[position]), references);
            var isWhole = position + 1 == _items.Count || !RowCost.IsTrailing(_items, position + 1);
            if (length > 1 && isWhole)
            {
                Remember((length, form, 0));
                if (HasKeys(start, length))
                {
                    Remember((length, form, KeyForm(start, length)));
                }
            }
        }

        void Remember((int, ulong, ulong) key)
        {
            if (!classes.TryGetValue(key, out var starts))
            {
                classes[key] = starts = [];
            }

            starts.Add(start);
        }
    }

    private SourceItem EntryOf(int start) => _items[start].Own?.Leaf ?? (start == 0 ? _input : _items[start - 1].Leaf);

    /// <summary>What the layer reads, relative to the run that begins at <paramref name="start"/>; null where it reads something else outside than the run's input.</summary>
    private ulong? References(SourceItem item, int start, int position, SourceItem entry)
    {
        var hash = Mix(HashSeed, position == start ? 1UL : Relative(item.Own, start, entry) ?? 0);
        if (position > start && item.Own is not null && Relative(item.Own, start, entry) is null)
        {
            return null;
        }

        foreach (var (argument, targets) in item.References)
        {
            hash = Mix(hash, Text(argument));
            foreach (var target in targets)
            {
                if (Relative(target, start, entry) is not { } relative)
                {
                    return null;
                }

                hash = Mix(hash, relative);
            }
        }

        return hash;
    }

    private ulong? Relative(SourceItem? target, int start, SourceItem entry)
    {
        if (target is null)
        {
            return 2;
        }

        if (target.Leaf == entry)
        {
            return 3;
        }

        if (!_index.TryGetValue(target.Top, out var index) || index < start)
        {
            return null;
        }

        var hash = Mix(4, (ulong)(index - start));
        var parent = target.Top;
        foreach (var step in target.Path.Skip(1))
        {
            hash = Mix(hash, (ulong)parent.Children.ToList().IndexOf(step));
            parent = step;
        }

        return hash;
    }

    private bool HasKeys(int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (BlockKeys.HasFixedKey(_items[i]))
            {
                return true;
            }
        }

        return false;
    }

    private ulong KeyForm(int start, int length) => BlockKeys.Of(_items, start, length).Suffixes.Aggregate(HashSeed, static (hash, suffix) => Mix(hash, Text(suffix)));

    private static ulong FormOf(SourceItem item)
    {
        var hash = Mix(Text(item.Kind), Text(item.Block?.Name ?? ""));
        foreach (var argument in item.Arguments)
        {
            hash = Mix(hash, Text(argument.Name));
            hash = Mix(hash, SourceVocabulary.IsSubstitutable(argument.Name) ? Shape(argument.Value) : Text(argument.Value.ToString()));
        }

        return hash;
    }

    private static ulong Shape(ArgumentValue value) => value is ArgumentValue.Integers integers ? 10 + (ulong)integers.Values.Count : 1;

    private static ulong Text(string text)
    {
        var hash = HashSeed;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * HashFactor;
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        unchecked
        {
            hash = (hash ^ value) * HashFactor;
            return hash ^ (hash >> 29);
        }
    }
}
