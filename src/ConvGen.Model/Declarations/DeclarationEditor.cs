using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Applies suggested fixes to a declaration, as a code fix does to its text.</summary>
public static class DeclarationEditor
{
    /// <summary><paramref name="declaration"/> with every edit of <paramref name="fix"/> made.</summary>
    public static NetworkDeclaration Apply(NetworkDeclaration declaration, SuggestedFix fix) => fix.Edits.Aggregate(declaration, Apply);

    private static NetworkDeclaration Apply(NetworkDeclaration declaration, ArgumentEdit edit)
    {
        if (edit.Site.Block is not { } name)
            return declaration with { Attributes = Apply(declaration.Attributes, edit) };
        return declaration with
        {
            Blocks = declaration.Blocks
                .Select(block => block.MetadataName == name ? block with { Attributes = Apply(block.Attributes, edit) } : block)
                .ToEquatable(),
        };
    }

    private static EquatableArray<AttributeDeclaration> Apply(EquatableArray<AttributeDeclaration> attributes, ArgumentEdit edit) =>
        attributes.Select((attribute, i) => i == edit.Site.Attribute ? attribute with { Arguments = Apply(attribute.Arguments, edit).ToEquatable() } : attribute).ToEquatable();

    private static IEnumerable<ArgumentDeclaration> Apply(EquatableArray<ArgumentDeclaration> arguments, ArgumentEdit edit)
    {
        var isThere = false;
        foreach (var argument in arguments)
        {
            if (argument.Name != edit.Site.Argument)
            {
                yield return argument;
                continue;
            }

            isThere = true;
            if (edit.Value is { } value)
                yield return argument with { Value = Replace(argument.Value, edit.Site.Element, Parse(value)), IsPlaceholderExpression = false };
        }

        if (!isThere && edit is { Value: { } added, Site.Argument: { } name })
            yield return new ArgumentDeclaration(name, Parse(added));
    }

    private static ArgumentValue Replace(ArgumentValue old, int element, ArgumentValue value) => (old, value) switch
    {
        (ArgumentValue.Integers all, ArgumentValue.Integer one) when element >= 0 => new ArgumentValue.Integers(all.Values.Select((v, i) => i == element ? (int)one.Value : v).ToEquatable()),
        (ArgumentValue.Texts all, ArgumentValue.Text one) when element >= 0 => new ArgumentValue.Texts(all.Values.Select((v, i) => i == element ? one.Value : v).ToEquatable()),
        _ => value,
    };

    /// <summary>The C# that fixes write: a truth value, a text, a number, or a collection expression of integers.</summary>
    private static ArgumentValue Parse(string text)
    {
        if (text is "true" or "false")
            return new ArgumentValue.Flag(text == "true");
        if (text.StartsWith("\"", System.StringComparison.Ordinal))
            return new ArgumentValue.Text(text.Trim('"'));
        if (text.StartsWith("[", System.StringComparison.Ordinal))
            return new ArgumentValue.Integers(text.Trim('[', ']').Split(',').Select(static number => int.Parse(number.Trim(), CultureInfo.InvariantCulture)).ToEquatable());
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? new ArgumentValue.Integer(integer)
            : new ArgumentValue.Real(double.Parse(text, CultureInfo.InvariantCulture));
    }
}
