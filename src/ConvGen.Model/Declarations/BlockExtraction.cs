using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// Turns layers that a network repeats into a block and its uses: the same attributes over and over, but for integers, which become the block's arguments.
/// What comes out must be the same graph, node by node; only names differ, and with them those of the tensors.
/// </summary>
public static class BlockExtraction
{
    private const int LeastLayers = 2;

    // Their members are integers to the model alone.
    private static readonly HashSet<string> Enums = ["Activation", "AutoPad", "PaddingMode", "Mode", "Layout", "Order"];

    /// <summary>The extraction of the longest repetition around attribute number <paramref name="attribute"/>; null where nothing repeats there, or names from outside reach into it.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="attribute">One of its attributes.</param>
    /// <param name="metadataName">What the block will be called.</param>
    public static SuggestedFix? At(NetworkDeclaration declaration, int attribute, string metadataName)
    {
        var build = GraphBuilder.Build(declaration);
        if (!build.IsComplete || build.Findings.Any(static finding => finding.Severity == Severity.Error))
            return null;
        return Runs(declaration.Attributes)
            .Where(run => attribute >= run.First && attribute < run.End)
            .OrderByDescending(static run => (run.Count - 1) * run.Length).ThenBy(static run => run.Length)
            .Select(run => Extract(declaration, build.Graph, run, metadataName))
            .FirstOrDefault(static fix => fix is not null);
    }

    private static IEnumerable<Repetition> Runs(EquatableArray<AttributeDeclaration> attributes)
    {
        for (var length = LeastLayers; 2 * length <= attributes.Count; length++)
        {
            var alike = 0;
            for (var i = 0; i + length <= attributes.Count; i++)
            {
                var continues = i + length < attributes.Count && AreAlike(attributes[i], attributes[i + length]);
                if (!continues && alike >= length)
                    yield return new Repetition(i - alike, length, (alike + length) / length);
                alike = continues ? alike + 1 : 0;
            }
        }
    }

    /// <summary>Whether both are the same layer but for names and integers. A key names tensors of a checkpoint, which a block would rename.</summary>
    private static bool AreAlike(AttributeDeclaration left, AttributeDeclaration right) =>
        LayerBinders.IsLayer(left.Kind) && left.Kind == right.Kind && left.Block == right.Block
        && Bare(left).Zip(Bare(right), AreAlike).All(static alike => alike) && Bare(left).Count() == Bare(right).Count()
        && left.Arguments.Concat(right.Arguments).All(static argument => argument.Name != "Key");

    private static bool AreAlike(ArgumentDeclaration left, ArgumentDeclaration right) => left.Name == right.Name && (left.Value, right.Value) switch
    {
        (ArgumentValue.Integer, ArgumentValue.Integer) when !Enums.Contains(left.Name) => true,
        (ArgumentValue.Integers one, ArgumentValue.Integers other) => one.Values.Count == other.Values.Count,
        (ArgumentValue.Text or ArgumentValue.Texts, _) => left.Value.GetType() == right.Value.GetType(),
        _ => left.Value == right.Value,
    };

    private static IEnumerable<ArgumentDeclaration> Bare(AttributeDeclaration attribute) => attribute.Arguments.Where(static argument => argument.Name != "Name");

    private static SuggestedFix? Extract(NetworkDeclaration declaration, NetworkGraph graph, Repetition run, string metadataName)
    {
        var parameters = new List<int[]>();
        var layers = new List<InsertionEdit>();
        for (var position = 0; position < run.Length; position++)
        {
            if (References(declaration, graph, run, position) is not { } references)
                return null;
            var site = new FindingSite(run.First + position);
            layers.Add(new InsertionEdit(site, null, references.Concat(Values(declaration, run, position, parameters)).ToEquatable(), site));
        }

        if (parameters.Count > ParamPlaceholder.Count)
            return null;
        var first = new FindingSite(run.First);
        var edits = Uses(run, parameters, first, metadataName)
            .Concat(Enumerable.Range(run.First, run.Length * run.Count).Select(static i => new RemovalEdit(new FindingSite(i))))
            .Append(new BlockEdit(first, metadataName, layers.ToEquatable()));
        var title = Invariant($"Extract {run.Count} × {run.Length} layers into a block (their tensors get its names)");
        return FollowedReferences.In(declaration, graph, new SuggestedFix(title, edits)) is { } fix && AreEqual(graph, GraphBuilder.Build(DeclarationEditor.Apply(declaration, fix)).Graph) ? fix : null;
    }

    private static IEnumerable<DeclarationEdit> Uses(Repetition run, List<int[]> parameters, FindingSite site, string metadataName)
    {
        for (var repetition = 0; repetition < run.Count;)
        {
            var first = repetition;
            while (++repetition < run.Count && parameters.All(values => values[repetition] == values[first]))
            {
            }

            var settings = new List<ArgumentSetting>();
            if (parameters.Count > 0)
                settings.Add(new ArgumentSetting("arguments", RuleTexts.Array(parameters.Select(values => values[first]))));
            if (repetition - first > 1)
                settings.Add(new ArgumentSetting("Repeat", Invariant($"{repetition - first}")));
            yield return new InsertionEdit(site, LayerBinders.Use, settings.ToEquatable(), Block: metadataName);
        }
    }

    /// <summary>The first repetition's references as the block sees them: its own layers, and what comes in; null where one reaches further.</summary>
    private static List<ArgumentSetting>? References(NetworkDeclaration declaration, NetworkGraph graph, Repetition run, int position)
    {
        var settings = new List<ArgumentSetting>();
        foreach (var (argument, element, name) in FollowedReferences.References(declaration.Attributes[run.First + position]))
        {
            var inner = Enumerable.Range(0, run.Length).Where(p => FollowedReferences.Heads(graph, null, run.First + p).Contains(name)).DefaultIfEmpty(-1).First();
            var isInput = run.First > 0 && FollowedReferences.Heads(graph, null, run.First - 1).Contains(name);
            // A join of several names has no single value to set.
            if (element > 0 || (inner < 0 && !isInput))
                return null;
            settings.Add(new ArgumentSetting(argument, "\"" + (isInput ? "input" : InnerName(declaration, run, inner)) + "\""));
        }

        return settings;
    }

    private static string InnerName(NetworkDeclaration declaration, Repetition run, int position)
    {
        var attribute = declaration.Attributes[run.First + position];
        if (attribute.Arguments.FirstOrDefault(static argument => argument.Name == "Name")?.Value is ArgumentValue.Text given)
            return given.Value;
        var stem = Stem(declaration, attribute);
        return Invariant($"{stem}{Enumerable.Range(run.First, position + 1).Count(i => Stem(declaration, declaration.Attributes[i]) == stem)}");
    }

    private static string Stem(NetworkDeclaration declaration, AttributeDeclaration attribute) =>
        LayerNames.Stem(attribute, declaration.Blocks.FirstOrDefault(block => block.MetadataName == attribute.Block));

    /// <summary>Placeholders for the integers that differ; equal ones share one.</summary>
    private static IEnumerable<ArgumentSetting> Values(NetworkDeclaration declaration, Repetition run, int position, List<int[]> parameters)
    {
        foreach (var argument in Bare(declaration.Attributes[run.First + position]).Where(static argument => !Enums.Contains(argument.Name)))
        {
            var values = Enumerable.Range(0, run.Count)
                .Select(repetition => declaration.Attributes[run.First + position + (repetition * run.Length)].Arguments.First(other => other.Name == argument.Name).Value switch
                {
                    ArgumentValue.Integer integer => new EquatableArray<int>((int)integer.Value),
                    ArgumentValue.Integers integers => integers.Values,
                    _ => default,
                })
                .ToList();
            if (values.All(value => value == values[0]))
                continue;
            var written = Enumerable.Range(0, values[0].Count).Select(element => Written([.. values.Select(value => value[element])], parameters)).ToList();
            yield return new ArgumentSetting(argument.Name, written.Count == 1 ? written[0] : "[" + string.Join(", ", written) + "]");
        }
    }

    private static string Written(int[] values, List<int[]> parameters)
    {
        if (values.All(value => value == values[0]))
            return Invariant($"{values[0]}");
        var known = parameters.FindIndex(parameter => parameter.SequenceEqual(values));
        if (known < 0)
        {
            known = parameters.Count;
            parameters.Add(values);
        }

        return "Param." + (char)('A' + known);
    }

    private static bool AreEqual(NetworkGraph left, NetworkGraph right) =>
        left.Nodes.Count == right.Nodes.Count
        && left.Nodes.Zip(right.Nodes, static (one, other) => one.Op == other.Op && one.Inputs == other.Inputs).All(static same => same)
        && left.Outputs.Select(static output => output.Node).SequenceEqual(right.Outputs.Select(static output => output.Node))
        && left.Anchors.Select(static anchors => anchors.Node).SequenceEqual(right.Anchors.Select(static anchors => anchors.Node));

    /// <summary><paramref name="Count"/> times <paramref name="Length"/> attributes from <paramref name="First"/> on.</summary>
    private sealed record Repetition(int First, int Length, int Count)
    {
        public int End => First + (Length * Count);
    }
}
