using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Applies suggested fixes to a declaration, as a code fix does to its text.</summary>
public static class DeclarationEditor
{
    /// <summary><paramref name="declaration"/> with every edit of <paramref name="fix"/> made.</summary>
    public static NetworkDeclaration Apply(NetworkDeclaration declaration, SuggestedFix fix) => Edit(declaration, fix).Declaration;

    /// <summary>The same, with where each attribute came from.</summary>
    internal static EditedDeclaration Edit(NetworkDeclaration declaration, SuggestedFix fix)
    {
        var lists = new Dictionary<string, EquatableArray<EditedAttribute>>
        {
            [EditedDeclaration.Network] = Edit(declaration, declaration.Attributes, null, fix.Edits),
        };
        foreach (var block in declaration.Blocks)
            lists[block.MetadataName] = Edit(declaration, block.Attributes, block.MetadataName, fix.Edits);
        return new EditedDeclaration(
            declaration with
            {
                Attributes = Attributes(lists[EditedDeclaration.Network]),
                Blocks = declaration.Blocks.Select(block => block with { Attributes = Attributes(lists[block.MetadataName]) })
                    .Concat(fix.Edits.OfType<BlockEdit>().Select(edit => NewBlock(declaration, edit)))
                    .ToEquatable(),
            },
            lists);
    }

    private static BlockDeclaration NewBlock(NetworkDeclaration declaration, BlockEdit edit) =>
        new(edit.MetadataName, BlockEdit.SimpleName(edit.MetadataName), true, edit.Layers.Select(layer => Insert(declaration, layer)).ToEquatable());

    private static EquatableArray<AttributeDeclaration> Attributes(EquatableArray<EditedAttribute> list) => list.Select(static edited => edited.Attribute).ToEquatable();

    private static EquatableArray<EditedAttribute> Edit(
        NetworkDeclaration declaration, EquatableArray<AttributeDeclaration> attributes, string? block, IEnumerable<DeclarationEdit> edits)
    {
        var here = edits.Where(edit => edit.Site.Block == block).ToLookup(static edit => edit.Site.Attribute);
        return attributes.SelectMany((attribute, i) => Edit(declaration, attribute, i, [.. here[i]])).ToEquatable();
    }

    private static IEnumerable<EditedAttribute> Edit(NetworkDeclaration declaration, AttributeDeclaration attribute, int index, IReadOnlyList<DeclarationEdit> edits)
    {
        foreach (var insertion in edits.OfType<InsertionEdit>().Where(static insertion => !insertion.IsBehind))
            yield return new EditedAttribute(Insert(declaration, insertion), index, true);
        if (!edits.OfType<RemovalEdit>().Any())
        {
            var edited = edits.OfType<ArgumentEdit>().Aggregate(attribute, static (current, edit) => Set(current, edit.Site.Argument, edit.Site.Element, edit.Value));
            yield return new EditedAttribute(edits.OfType<KindEdit>().Aggregate(edited, static (current, edit) => current with { Kind = edit.Kind }), index, false);
        }

        foreach (var insertion in edits.OfType<InsertionEdit>().Where(static insertion => insertion.IsBehind))
            yield return new EditedAttribute(Insert(declaration, insertion), index, true);
    }

    private static AttributeDeclaration Insert(NetworkDeclaration declaration, InsertionEdit insertion)
    {
        var template = insertion.Original is { } original
            ? AttributesOf(declaration, original.Block)[original.Attribute]
            : new AttributeDeclaration(insertion.Kind!, default, insertion.Block);
        return insertion.Arguments.Aggregate(template, static (current, setting) => Set(current, setting.Name, -1, setting.Value));
    }

    /// <summary>The attributes of the network, or of the block with this metadata name.</summary>
    internal static EquatableArray<AttributeDeclaration> AttributesOf(NetworkDeclaration declaration, string? block) =>
        block is null ? declaration.Attributes : declaration.Blocks.First(known => known.MetadataName == block).Attributes;

    private static AttributeDeclaration Set(AttributeDeclaration attribute, string? name, int element, string? value) =>
        name is null ? attribute : attribute with { Arguments = Set(attribute.Arguments, name, element, value).ToEquatable() };

    private static IEnumerable<ArgumentDeclaration> Set(EquatableArray<ArgumentDeclaration> arguments, string name, int element, string? value)
    {
        var isThere = false;
        foreach (var argument in arguments)
        {
            if (argument.Name != name)
            {
                yield return argument;
                continue;
            }

            isThere = true;
            if (value is not null)
                yield return argument with { Value = Replace(argument.Value, element, WrittenValue.Parse(value)), IsPlaceholderExpression = false };
        }

        if (!isThere && value is not null)
            yield return new ArgumentDeclaration(name, WrittenValue.Parse(value));
    }

    private static ArgumentValue Replace(ArgumentValue old, int element, ArgumentValue value) => (old, value) switch
    {
        (ArgumentValue.Integers all, ArgumentValue.Integer one) when element >= 0 => new ArgumentValue.Integers(all.Values.Select((v, i) => i == element ? (int)one.Value : v).ToEquatable()),
        (ArgumentValue.Reals all, ArgumentValue.Integer one) when element >= 0 => new ArgumentValue.Reals(all.Values.Select((v, i) => i == element ? one.Value : v).ToEquatable()),
        (ArgumentValue.Reals all, ArgumentValue.Real one) when element >= 0 => new ArgumentValue.Reals(all.Values.Select((v, i) => i == element ? one.Value : v).ToEquatable()),
        (ArgumentValue.Texts all, ArgumentValue.Text one) when element >= 0 => new ArgumentValue.Texts(all.Values.Select((v, i) => i == element ? one.Value : v).ToEquatable()),
        _ => value,
    };
}
