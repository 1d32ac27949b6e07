using System.Linq;
using ConvGen;

namespace Tutorial;

/// <summary>How the receptive field of VGG-16 grows, and how anchors compare with it.</summary>
internal static partial class Section04ReceptiveField
{
    public static void Run()
    {
        Text.Say($"A layer adds (k − 1) · dilation · jump to the receptive field, and its stride multiplies the jump: kernel, dilation, stride and depth all enlarge it.");
        var growth = new Table("VGG-16", "sees", "jump", "effectively sees");
        foreach (var layer in Vgg16.Info.Layers.Where(static layer => layer.Kind is "Conv" or "MaxPool"))
        {
            var field = layer.ReceptiveFields[0];
            growth.Add(layer.Name, field.Size, field.Jump, field.EffectiveSize);
        }

        growth.Print();
        Text.Say($"It need not exceed the picture: {Vgg16.Layers.Pool5.ReceptiveFieldWidth} of {Vgg16.InputWidth} pixels are seen at pool5, and the dense layers behind it see the rest.");

        var anchors = Vgg16.AnchorsOfProposals;
        var perCell = anchors.Length / (Vgg16.Layers.Proposals.Height * Vgg16.Layers.Proposals.Width);
        Text.Say($"Anchors sit where the fields sit: {Vgg16.AnchorsOfProposalsCount:N0} in all, {perCell} per cell, a jump of {Vgg16.Layers.Proposals.JumpWidth} apart, the first around ({anchors[0].CenterX}, {anchors[0].CenterY}).");
        var sizes = new Table("anchors of a cell", "width / field", "width / effective field");
        foreach (var anchor in anchors[..perCell])
        {
            sizes.Add(
                Text.Of($"{anchor.Width:0}×{anchor.Height:0}"),
                anchor.Width / (double)Vgg16.Layers.Proposals.ReceptiveFieldWidth,
                anchor.Width / Vgg16.Layers.Proposals.EffectiveReceptiveFieldWidth);
        }

        sizes.Print();
        Text.Say($"The effective field is what an anchor should match. One wider than the field is guessed from a part of the object; region proposals do that on purpose.");
    }

    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1_1")]
    [Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1_2")]
    [MaxPool(2, Name = "pool1")]
    [Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2_1")]
    [Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2_2")]
    [MaxPool(2, Name = "pool2")]
    [Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_1")]
    [Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_2")]
    [Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_3")]
    [MaxPool(2, Name = "pool3")]
    [Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_1")]
    [Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_2")]
    [Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_3")]
    [MaxPool(2, Name = "pool4")]
    [Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5_1")]
    [Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5_2")]
    [Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5_3")]
    [MaxPool(2, Name = "pool5")]
    [Conv(512, 3, Padding = 1, Activation = Activation.Relu, From = "conv5_3", Name = "proposals")]
    [Anchors("proposals", Sizes = [128, 256, 512], Scales = [1], Ratios = [1])]
    [Output("pool5"), Output("proposals")]
    private sealed partial class Vgg16;
}
