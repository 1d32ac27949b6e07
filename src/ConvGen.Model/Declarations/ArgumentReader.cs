using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Reads the arguments of one attribute: what is absent takes its default, what is illegal becomes a finding.</summary>
internal sealed partial class ArgumentReader(
    AttributeDeclaration attribute, string layer, Place place, BlockArguments? blockArguments, List<Finding> findings)
{
    /// <summary>No legal argument is larger: products of a few of these stay far from the ends of a long.</summary>
    public const int Largest = 1 << 24;

    /// <summary>Where the attribute stands.</summary>
    public Place Place => place;

    /// <summary>The layer's name, for messages.</summary>
    public string Layer => layer;

    /// <summary>Whether an argument was illegal or unreadable: the layer's shape is then unknown.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether an argument is one that C# itself complains about.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The names of the arguments that are set.</summary>
    public static EquatableArray<string> NamesOf(AttributeDeclaration attribute) =>
        attribute.Arguments.Select(static argument => argument.Name).ToEquatable();

    /// <summary>The named argument <paramref name="name"/>; null if it is absent.</summary>
    public ArgumentDeclaration? Named(string name) => attribute.Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>The constructor argument number <paramref name="ordinal"/>; null if it is absent. Parameters are lower case, properties upper case.</summary>
    public ArgumentDeclaration? Positional(int ordinal) =>
        attribute.Arguments.Where(static argument => argument.Name.Length > 0 && char.IsLower(argument.Name[0])).ElementAtOrDefault(ordinal);

    /// <summary>An integer between <paramref name="least"/> and <see cref="Largest"/>.</summary>
    public int Integer(ArgumentDeclaration? argument, int fallback, int least) => OptionalInteger(argument, least) ?? fallback;

    /// <summary>An integer that must be there.</summary>
    public int RequiredInteger(int ordinal, int least)
    {
        if (OptionalInteger(Positional(ordinal), least) is { } value)
            return value;
        Broken();
        return least;
    }

    /// <summary>An integer, or null where the argument is absent.</summary>
    public int? OptionalInteger(ArgumentDeclaration? argument, int least)
    {
        switch (argument?.Value)
        {
            case null or ArgumentValue.Missing:
                return null;
            case ArgumentValue.Integer integer:
                return Checked(argument, integer.Value, -1, least);
            case ArgumentValue.Integers { Values.Count: 1 } integers:
                return Checked(argument, integers.Values[0], 0, least);
            default:
                Broken();
                return null;
        }
    }

    /// <summary>A number as it stands, only placeholders resolved; null where it is absent or cannot be resolved.</summary>
    public long? Count(string name)
    {
        if (Named(name) is not { Value: ArgumentValue.Integer integer } argument)
            return null;
        return Resolve(argument, integer.Value, -1, out _);
    }

    /// <summary>An argument that a <c>Use</c> hands on, as it stands; only placeholders are resolved.</summary>
    public int BlockArgument(ArgumentDeclaration argument, long value, int element) => (int)(Resolve(argument, value, element, out _) ?? 0);

    /// <summary>A real number; NaN is illegal.</summary>
    public double Real(ArgumentDeclaration? argument, double fallback)
    {
        switch (argument?.Value)
        {
            case null or ArgumentValue.Missing:
                return fallback;
            case ArgumentValue.Integer integer:
                return integer.Value;
            case ArgumentValue.Real { Value: var value } when !double.IsNaN(value):
                return value;
            case ArgumentValue.Real:
                Illegal("CVG001", Invariant($"'{layer}': {argument.Name} is not a number"), argument);
                return fallback;
            default:
                Broken();
                return fallback;
        }
    }

    /// <summary>A real number under its property's name.</summary>
    public double Real(string name, double fallback) => Real(Named(name), fallback);

    /// <summary>Real numbers; empty where they are absent.</summary>
    public EquatableArray<double> Reals(string name)
    {
        switch (Named(name)?.Value)
        {
            case ArgumentValue.Reals reals:
                return reals.Values;
            case ArgumentValue.Integers integers:
                return integers.Values.Select(static value => (double)value).ToEquatable();
            default:
                return default;
        }
    }

    /// <summary>A truth value.</summary>
    public bool Flag(string name, bool fallback) => Named(name)?.Value is ArgumentValue.Flag flag ? flag.Value : fallback;

    /// <summary>A text; null where it is absent.</summary>
    public string? Text(string name) => Named(name)?.Value is ArgumentValue.Text text ? text.Value : null;

    /// <summary>The texts of the constructor arguments, each with its place: <c>("a", "b")</c> or <c>(["a", "b"])</c>.</summary>
    public IEnumerable<(string Value, ArgumentDeclaration Argument, int Element)> PositionalTexts()
    {
        for (var ordinal = 0; Positional(ordinal) is { } argument; ordinal++)
        {
            if (argument.Value is ArgumentValue.Text text)
            {
                yield return (text.Value, argument, -1);
            }
            else if (argument.Value is ArgumentValue.Texts texts)
            {
                for (var i = 0; i < texts.Values.Count; i++)
                    yield return (texts.Values[i], argument, i);
            }
        }
    }

    /// <summary>A member of an enum with <paramref name="members"/> members; 0 where it is absent.</summary>
    public int Member(string name, int members)
    {
        if (Named(name) is not { Value: ArgumentValue.Integer { Value: var value } } argument)
            return 0;
        if (value >= 0 && value < members)
            return (int)value;
        Illegal("CVG001", Invariant($"'{layer}': {name} has no member {value}"), argument);
        return 0;
    }

    /// <summary>Reports an illegal argument; the layer's shape is unknown from here on.</summary>
    public void Illegal(
        string rule, string message, ArgumentDeclaration? argument, int element = -1, int placeholder = -1, IEnumerable<SuggestedFix>? fixes = null)
    {
        Failed = true;
        var finding = place.Report(rule, message, argument?.Name, element, fixes: fixes);
        if (placeholder >= 0 && blockArguments is { Use.IsInBlock: false } given)
            finding = finding with { Site = given.Use.Argument(given.ArgumentName, placeholder) };
        findings.Add(finding);
    }

    private void Broken()
    {
        Failed = true;
        IsIncomplete = true;
    }

    private int? Checked(ArgumentDeclaration argument, long declared, int element, int least)
    {
        if (Resolve(argument, declared, element, out var placeholder) is not { } value)
            return least;
        if (value >= least && value <= Largest)
            return (int)value;
        var nearest = value < least ? least : Largest;
        var bound = value < least ? Invariant($"the least legal value is {least}") : Invariant($"the largest legal value is {Largest}");
        // Strides and Paddings have several values, of which one is meant; Groups is one number with the name of many things.
        var what = element >= 0 ? "a value of " + argument.Name : argument.Name.EndsWith("s", System.StringComparison.Ordinal) ? "the number of " + argument.Name : argument.Name;
        var message = Invariant($"'{layer}': {what} is {value}; {bound}");
        var replacement = Invariant($"{nearest}");
        Illegal("CVG001", message, argument, element, placeholder, [place.Set("Set " + argument.Name + " to " + replacement, argument.Name, element, replacement)]);
        return nearest;
    }

    private long? Resolve(ArgumentDeclaration argument, long value, int element, out int placeholder)
    {
        placeholder = ParamPlaceholder.IndexOf(value);
        if (argument.IsPlaceholderExpression || (place.IsInBlock && ParamPlaceholder.IsArithmetic(value)))
        {
            var message = Invariant($"'{layer}': {argument.Name} computes with a placeholder, which stands for its argument only as it is; give the block the computed number as an argument of its own");
            Illegal("CVG027", message, argument, element);
            placeholder = -1;
            return null;
        }

        if (placeholder < 0)
            return value;
        if (blockArguments is null)
        {
            Illegal("CVG027", Invariant($"'{layer}': {argument.Name} is Param.{ParamPlaceholder.Letter(placeholder)}, which has a meaning only inside a [ConvBlock]"), argument, element);
            return null;
        }

        if (placeholder >= blockArguments.Values.Count)
        {
            // The Use has been told already that it gives too few.
            Failed = true;
            return null;
        }

        return blockArguments.Values[placeholder];
    }
}
