using System.Collections.Generic;

namespace ConvGen.Fuzz.Tests;

/// <content>Activations and norms: layers that keep every position where it is.</content>
internal sealed partial class Sketcher
{
    private static readonly string[] Activations =
        ["Relu", "Relu6", "LeakyRelu", "Elu", "Selu", "Sigmoid", "Tanh", "HardSwish", "HardSigmoid", "HardTanh", "Silu", "Gelu", "GeluTanh", "Mish", "Softplus"];

    private void DrawPointwise(SketchScope scope, Dice dice, string kind)
    {
        switch (kind)
        {
            case "Activation":
                DrawActivation(scope, dice);
                break;
            case "Norm":
                DrawNorm(scope, dice);
                break;
            default:
                DrawOther(scope, dice, kind);
                break;
        }
    }

    private void DrawOther(SketchScope scope, Dice dice, string kind)
    {
        var name = kind == "Softmax" ? dice.Pick("Softmax", "LogSoftmax") : kind;
        var head = Begin(scope, dice, name.ToLowerInvariant());
        var own = _steps[head.From];
        var step = StepOf(scope, head, name, own.Channels, own.Extents);
        var draft = new AttributeDraft(name);
        switch (kind)
        {
            case "Clip":
                draft.With("min", -0.5).With("max", 1.25);
                step = step with { Reals = [-0.5, 1.25] };
                break;
            case "Dropout":
                draft.With("rate", dice.Pick(0.5, 0.2));
                step = step with { Kind = "Activation" };
                break;
            case "LocalResponseNorm":
                var size = dice.Pick(5, 1, 2, 3, 4);
                draft.With("size", size).With("Alpha", 0.3);
                step = step with { Number = size, Reals = [0.3, 0.75, 1] };
                break;
            case "Scale" when dice.OnceIn(2):
                draft.With("Factor", 0.75).With("Offset", -0.25);
                step = step with { Reals = [0.75, -0.25] };
                break;
            case "Scale":
                var hasBias = dice.OnceIn(2);
                if (hasBias)
                    draft.With("Bias", true);
                step = step with { HasBias = hasBias };
                break;
        }

        Finish(scope, draft, head, step);
    }

    private void DrawActivation(SketchScope scope, Dice dice)
    {
        var activation = dice.Pick(Activations);
        var kind = activation == "GeluTanh" ? "Gelu" : activation;
        var head = Begin(scope, dice, kind.ToLowerInvariant());
        var own = _steps[head.From];
        var draft = new AttributeDraft(kind);
        var reals = DefaultsOf(activation);
        switch (activation)
        {
            case "LeakyRelu":
                reals = [dice.Pick(0.01, 0.2), 0];
                draft.With("alpha", reals[0]);
                break;
            case "Elu" when dice.OnceIn(2):
                reals = [0.7, 0];
                draft.With("Alpha", 0.7);
                break;
            case "HardSigmoid" when dice.OnceIn(2):
                reals = [0.2, 0.4];
                draft.With("Alpha", 0.2).With("Beta", 0.4);
                break;
            case "HardTanh" when dice.OnceIn(2):
                reals = [-0.5, 2];
                draft.With("Min", -0.5).With("Max", 2.0);
                break;
            case "GeluTanh":
                draft.With("Approximate", true);
                break;
        }

        Finish(scope, draft, head, StepOf(scope, head, "Activation", own.Channels, own.Extents) with { Activation = activation, Reals = reals });
    }

    private static IReadOnlyList<double> DefaultsOf(string activation) => activation switch
    {
        "LeakyRelu" => [0.01, 0],
        "Elu" => [1, 0],
        "HardSigmoid" => [1.0 / 6, 0.5],
        "HardTanh" => [-1, 1],
        _ => [0, 0],
    };

    /// <summary>Perhaps an activation behind the layer.</summary>
    private static Step WithActivation(Dice dice, AttributeDraft draft, Step step)
    {
        if (!dice.OnceIn(3))
            return step;
        var activation = dice.Pick(Activations);
        draft.With<Activation>("Activation", activation);
        var reals = DefaultsOf(activation);
        if (activation is "LeakyRelu" or "Elu" && dice.OnceIn(2))
        {
            reals = [0.3, 0];
            draft.With("Alpha", 0.3);
        }

        return step with { Activation = activation, Reals = reals };
    }

    private void DrawNorm(SketchScope scope, Dice dice)
    {
        var kind = dice.Pick("BatchNorm", "BatchNorm", "LayerNorm", "GroupNorm", "InstanceNorm", "L2Norm");
        var head = Begin(scope, dice, kind.ToLowerInvariant());
        var own = _steps[head.From];
        var groups = kind == "GroupNorm" ? dice.Pick(Divisors(own.Channels)) : 1;
        var isAffine = !dice.OnceIn(4);
        // Statistics of a few numbers blow rounding up unless something holds them down.
        var epsilon = style.IsRun || dice.OnceIn(3) ? 0.01 : 1e-5;
        var draft = new AttributeDraft(kind);
        if (kind == "GroupNorm")
            draft.With("groups", groups);
        if (epsilon > 1e-5)
            draft.With("Epsilon", epsilon);
        if (!isAffine)
            draft.With("Affine", false);
        Finish(scope, draft, head, StepOf(scope, head, kind, own.Channels, own.Extents) with { Groups = groups, HasBias = isAffine, Reals = [epsilon] });
    }
}
