using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <content>Mistakes, each with the rule that must say so.</content>
internal sealed partial class Sketcher
{
    private void DrawMistake(SketchScope scope, Dice dice)
    {
        var own = Own(scope);
        var attribute = scope.NextAttribute;
        var (rule, draft) = own.Rank == 0 ? OnVector(dice, own) : dice.Roll(2) == 0 ? InWindow(dice, own) : Elsewhere(dice, own);
        scope.Attributes.Add(draft.Finish());
        _refusal = new Refusal(rule, attribute);
    }

    private static (string Rule, AttributeDraft Draft) OnVector(Dice dice, Step own) => dice.Roll(3) switch
    {
        0 => ("CVG011", new AttributeDraft("Dense").With("units", 4).With("In", own.Length + 1)),
        1 => ("CVG015", new AttributeDraft("Conv").With("filters", 4).With("kernel", new[] { 3 })),
        _ => ("CVG021", new AttributeDraft("Add").With("others", new[] { "nowhere" })),
    };

    private static (string Rule, AttributeDraft Draft) InWindow(Dice dice, Step own)
    {
        var least = own.Extents.Min();
        var conv = new AttributeDraft("Conv").With("filters", 4);
        switch (dice.Roll(5))
        {
            case 0:
                return ("CVG002", conv.With("kernel", new[] { least + 1 + dice.Roll(4) }));
            case 1:
                return ("CVG002", conv.With("kernel", new[] { 2 }).With("Dilation", least + dice.Roll(4)));
            case 2:
                var kernel = dice.Between(1, 4);
                // The window must fit over the padded input, or another rule speaks first.
                return ("CVG006", new AttributeDraft("MaxPool").With("kernel", new[] { kernel }).With("Stride", 1).With("Padding", (kernel / 2) + 1 + dice.Roll(3)));
            case 3:
                var stride = dice.Between(1, 3);
                return ("CVG007", new AttributeDraft("ConvTranspose").With("filters", 2).With("kernel", new[] { 3 }).With("Stride", stride).With("OutputPadding", stride + dice.Roll(2)));
            default:
                return ("CVG001", conv.With("kernel", new[] { 1 }).With(dice.Pick("Stride", "Dilation", "Groups"), -dice.Roll(3)));
        }
    }

    private (string Rule, AttributeDraft Draft) Elsewhere(Dice dice, Step own)
    {
        var conv = new AttributeDraft("Conv").With("filters", 4).With("kernel", new[] { 1 });
        return dice.Roll(7) switch
        {
            0 => ("CVG003", new AttributeDraft("Conv").With("filters", (2 * (own.Channels + 1)) + 1).With("kernel", new[] { 1 }).With("Groups", own.Channels + 1)),
            1 => ("CVG004", conv.With("In", own.Channels + 1 + dice.Roll(9))),
            2 => ("CVG015", conv.With("Strides", new int[own.Rank == 2 ? 3 : 2].Select(static _ => 1).ToArray())),
            3 => ("CVG016", conv.With("Stride", 1).With("Strides", Enumerable.Repeat(1, own.Rank).ToArray())),
            4 => ("CVG021", conv.With("From", "nowhere")),
            5 => ("CVG014", new AttributeDraft("PixelShuffle").With("factor", own.Channels + 1)),
            _ => ("CVG002", new AttributeDraft("Crop").With("paddings", new[] { own.Extents.Max() })),
        };
    }
}
