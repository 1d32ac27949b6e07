using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>Draws networks from recipes: every layer is chosen to suit the shape it meets.</summary>
internal sealed partial class Sketcher(SketchStyle style)
{
    private readonly List<Step> _steps = [];
    private readonly List<BlockDeclaration> _blocks = [];
    private int _names;
    private Refusal? _refusal;

    /// <summary>Random networks of at most <paramref name="layers"/> layers.</summary>
    public static Gen<Sketch> Networks(SketchStyle style, int layers) => Recipe.Of(layers).Select(recipe => new Sketcher(style).Draw(recipe));

    /// <summary>The network of <paramref name="recipe"/>.</summary>
    public Sketch Draw(Recipe recipe)
    {
        var dice = new Dice(recipe.Network);
        var scope = new SketchScope("", "", -1);
        var isChannelsLast = DrawInputs(scope, dice);
        var mistake = style.HasMistakes && dice.OnceIn(4) ? dice.Roll(recipe.Layers.Count) : -1;
        for (var i = 0; i < recipe.Layers.Count && _refusal is null; i++)
        {
            var layer = new Dice(recipe.Layers[i]);
            if (i == mistake)
                DrawMistake(scope, layer);
            else
                DrawLayer(scope, layer);
        }

        var outputs = _refusal is null ? DrawOutputs(scope, dice, isChannelsLast) : [];
        return new Sketch(new NetworkDeclaration(TypeOf(style.ClassName), scope.Attributes.ToEquatable(), _blocks.ToEquatable()), _steps, outputs, _refusal);
    }

    private static TypeDeclaration TypeOf(string name) => new("", name, "partial class", default, name, "public", null, true, false);

    private Step Own(SketchScope scope) => _steps[scope.Previous];

    private bool DrawInputs(SketchScope scope, Dice dice)
    {
        var (channels, extents) = style.IsPlain ? (dice.Pick(style.Channels), DrawPlainExtents(dice)) : InputDraft.Draw(dice, style);
        var isChannelsLast = dice.OnceIn(5);
        var network = new AttributeDraft("ConvNet").With("channels", channels).With("extents", extents);
        if (isChannelsLast)
            network.With<Layout>("Layout", nameof(Layout.ChannelsLast));
        if (!style.IsRun)
            network.With("AnalysisOnly", true);
        else if (dice.OnceIn(4))
            network.With<Precision>("Precision", nameof(Precision.Strict));
        if (style.IsPlain && dice.OnceIn(6))
            network.With("PreferSmallWeights", true);
        AddInput(scope, network, "input", channels, extents, isChannelsLast);
        if (dice.OnceIn(5))
        {
            var more = dice.OnceIn(2) ? channels : dice.Pick(1, 2, 5);
            AddInput(scope, new AttributeDraft("Input").With("name", "second").With("channels", more).With("extents", extents), "second", more, extents, false);
        }

        scope.Previous = 0;
        return isChannelsLast;
    }

    private void AddInput(SketchScope scope, AttributeDraft draft, string name, int channels, int[] extents, bool isChannelsLast)
    {
        _steps.Add(new Step { Kind = "Input", Name = name, Key = name, Attribute = scope.NextAttribute, Inputs = [], Channels = channels, Extents = extents, Flag = isChannelsLast });
        scope.Known.Add((name, _steps.Count - 1));
        scope.Attributes.Add(draft.Finish());
    }

    private List<(int Step, bool IsChannelsLast)> DrawOutputs(SketchScope scope, Dice dice, bool isChannelsLast)
    {
        if (!dice.OnceIn(4))
            return [(_steps.Count - 1, isChannelsLast)];
        var outputs = new List<(int Step, bool IsChannelsLast)>();
        var candidates = scope.Known.Where(known => _steps[known.Step].Kind != "Input").Select(static known => known.Step).ToList();
        foreach (var step in new[] { _steps.Count - 1, dice.Pick(candidates), dice.Pick(candidates) }.Distinct())
        {
            var isLast = dice.OnceIn(4);
            var output = new AttributeDraft("Output").With("name", scope.NameOf(step));
            if (isLast)
                output.With<Layout>("Layout", nameof(Layout.ChannelsLast));
            scope.Attributes.Add(output.Finish());
            outputs.Add((step, isLast));
        }

        return outputs;
    }

    /// <summary>A layer's name, key and input, as they stand among its arguments.</summary>
    private sealed record Head(string Name, string Key, int From, List<(string Argument, string Value)> Arguments);

    private Head Begin(SketchScope scope, Dice dice, string stem, bool isSpatial = false)
    {
        var name = scope.Count(stem);
        var arguments = new List<(string, string)>();
        if (dice.OnceIn(6))
        {
            name = Invented("n");
            arguments.Add(("Name", name));
        }

        var key = name;
        if (dice.OnceIn(10))
        {
            key = Invented("key.");
            arguments.Add(("Key", key));
        }

        var from = scope.Previous;
        if (dice.OnceIn(8) && dice.Pick(scope.Known) is var known && (!isSpatial || _steps[known.Step].Rank > 0))
        {
            from = known.Step;
            arguments.Add(("From", known.Name));
        }

        return new Head(scope.Prefix + name, scope.KeyPrefix + key, from, arguments);
    }

    private string Invented(string stem) => stem + (++_names).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Adds a step that its own attribute declares.</summary>
    private void Finish(SketchScope scope, AttributeDraft draft, Head head, Step step)
    {
        foreach (var (argument, value) in head.Arguments)
            draft.With(argument, value);
        scope.Attributes.Add(draft.Finish());
        Know(scope, head, step);
    }

    private void Know(SketchScope scope, Head head, Step step)
    {
        _steps.Add(step);
        scope.Previous = _steps.Count - 1;
        scope.Known.Add((head.Name[scope.Prefix.Length..], scope.Previous));
    }

    private static Step StepOf(SketchScope scope, Head head, string kind, int channels, IReadOnlyList<int> extents) => new()
    {
        Kind = kind, Name = head.Name, Key = head.Key, Attribute = scope.NextAttribute, Inputs = [head.From], Channels = channels, Extents = extents,
    };
}
