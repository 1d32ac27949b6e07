using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// Lets references follow what they mean: a layer more or less shifts the counted names behind it, and who read a layer that goes reads its heir.
/// </summary>
internal static class FollowedReferences
{
    /// <summary><paramref name="fix"/> with the references it leaves behind set right; null where one reaches into a block whose names shift.</summary>
    public static SuggestedFix? In(NetworkDeclaration declaration, NetworkGraph graph, SuggestedFix fix)
    {
        if (fix.Edits.All(static edit => edit is ArgumentEdit))
            return fix;
        var edited = DeclarationEditor.Edit(declaration, fix);
        var after = GraphBuilder.Build(edited.Declaration).Graph;
        foreach (var block in fix.Edits.Where(static edit => edit is not ArgumentEdit).Select(static edit => edit.Site.Block).Distinct().ToList())
        {
            var renamed = Renamed(declaration, fix, block, edited, graph, after);
            if (renamed.Count == 0)
                continue;
            if (block is not null && ReachesInto(declaration, block, renamed))
                return null;
            fix = fix with { Edits = Follow(declaration, fix, block, renamed).ToEquatable() };
        }

        return fix;
    }

    private static Dictionary<string, string> Renamed(
        NetworkDeclaration declaration, SuggestedFix fix, string? block, EditedDeclaration edited, NetworkGraph before, NetworkGraph after)
    {
        var renamed = new Dictionary<string, string>();
        var list = block ?? EditedDeclaration.Network;
        for (var i = 0; i < DeclarationEditor.AttributesOf(declaration, block).Count; i++)
        {
            var heir = fix.Edits.OfType<RemovalEdit>().FirstOrDefault(removal => removal.Site.Block == block && removal.Site.Attribute == i)?.Heir;
            var exit = edited.Exit(list, heir?.Attribute ?? i);
            var names = exit < 0 ? [] : Heads(after, block, exit);
            if (names.Count == 0)
                continue;
            var olds = Heads(before, block, i);
            for (var repetition = 0; repetition < olds.Count; repetition++)
            {
                var name = names[Math.Min(repetition, names.Count - 1)];
                if (name != olds[repetition])
                    renamed[olds[repetition]] = name;
            }
        }

        return renamed;
    }

    /// <summary>What attribute <paramref name="index"/> is called among its neighbours, once per repetition.</summary>
    internal static List<string> Heads(NetworkGraph graph, string? block, int index) =>
        [.. graph.Nodes.SelectMany(node => Levels(node, block, index).Select(level => node.Name.Split('.')[level])).Distinct()];

    private static IEnumerable<int> Levels(Node node, string? block, int index)
    {
        if (block is null)
            return node.Site.Attribute == index ? [0] : [];
        return Enumerable.Range(0, node.BlockSites.Count)
            .Where(k => node.BlockSites[k].Attribute == index && node.BlockSites[k].Block == block)
            .Select(k => node.BlockSites.Count - k);
    }

    private static bool ReachesInto(NetworkDeclaration declaration, string block, Dictionary<string, string> renamed) =>
        declaration.Blocks.Where(other => other.MetadataName != block).Select(static other => other.Attributes).Append(declaration.Attributes)
            .SelectMany(static attributes => attributes).SelectMany(References)
            .Any(reference => reference.Name.Split('.').Skip(1).Any(renamed.ContainsKey));

    private static IEnumerable<DeclarationEdit> Follow(NetworkDeclaration declaration, SuggestedFix fix, string? block, Dictionary<string, string> renamed)
    {
        var attributes = DeclarationEditor.AttributesOf(declaration, block);
        foreach (var edit in fix.Edits)
        {
            yield return edit.Site.Block != block ? edit : edit switch
            {
                ArgumentEdit { Value: { } value, Site.Argument: { } name } argument when IsReference(attributes[edit.Site.Attribute], name) => argument with { Value = Written(value, renamed) },
                InsertionEdit insertion => insertion with { Arguments = Follow(declaration, insertion, renamed).ToEquatable() },
                _ => edit,
            };
        }

        for (var i = 0; i < attributes.Count; i++)
        {
            var isSet = fix.Edits.OfType<ArgumentEdit>().Where(edit => edit.Site.Block == block && edit.Site.Attribute == i).Select(static edit => (edit.Site.Argument, edit.Site.Element)).ToList();
            foreach (var (argument, element, name) in References(attributes[i]))
            {
                var follows = Renamed(name, renamed);
                if (follows != name && !isSet.Contains((argument, element)) && !isSet.Contains((argument, -1)))
                    yield return new ArgumentEdit(new FindingSite(i, argument, element, block), "\"" + follows + "\"");
            }
        }
    }

    private static IEnumerable<ArgumentSetting> Follow(NetworkDeclaration declaration, InsertionEdit insertion, Dictionary<string, string> renamed)
    {
        foreach (var setting in insertion.Arguments)
            yield return setting.Value is { } value && ReferenceArguments.Contains(insertion.Kind ?? "", setting.Name) ? setting with { Value = Written(value, renamed) } : setting;
        if (insertion.Original is not { } original)
            yield break;
        var copied = DeclarationEditor.AttributesOf(declaration, original.Block)[original.Attribute];
        foreach (var (argument, _, name) in References(copied).Where(reference => reference.Element < 0 && insertion.Arguments.All(setting => setting.Name != reference.Argument)))
            yield return new ArgumentSetting(argument, "\"" + Renamed(name, renamed) + "\"");
    }

    /// <summary>The names that an attribute refers to, each with its argument and element.</summary>
    internal static IEnumerable<(string Argument, int Element, string Name)> References(AttributeDeclaration attribute) =>
        attribute.Arguments.Where(argument => IsReference(attribute, argument.Name)).SelectMany(static argument => argument.Value switch
        {
            ArgumentValue.Text text => [(argument.Name, -1, text.Value)],
            ArgumentValue.Texts texts => texts.Values.Select((text, i) => (argument.Name, i, text)),
            _ => Enumerable.Empty<(string, int, string)>(),
        });

    private static bool IsReference(AttributeDeclaration attribute, string argument) => ReferenceArguments.Contains(attribute.Kind, argument);

    private static string Written(string value, Dictionary<string, string> renamed) =>
        value.Length > 1 && value[0] == '"' ? "\"" + Renamed(value.Substring(1, value.Length - 2), renamed) + "\"" : value;

    private static string Renamed(string reference, Dictionary<string, string> renamed)
    {
        var dot = reference.IndexOf('.');
        var head = dot < 0 ? reference : reference.Substring(0, dot);
        return renamed.TryGetValue(head, out var name) ? name + reference.Substring(head.Length) : reference;
    }
}
