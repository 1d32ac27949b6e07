using System;
using System.IO;
using ConvGen;

namespace Tutorial;

/// <summary>Looks into the face detector: what its maps show of a photograph near the picture, half way and deep inside.</summary>
internal static partial class Section02Features
{
    private const string File = "feature-maps.png";

    public static void Run()
    {
        var pixels = Photo.Load(Path.Combine(AppContext.BaseDirectory, "astronaut.png"), new ImageSize(Features.InputWidth, Features.InputHeight));
        var shallow = new float[Features.Outputs.Conv0.Length];
        var middle = new float[Features.Outputs.Conv2.Length];
        var deep = new float[Features.Outputs.Conv5.Length];
        Features.Load(Path.Combine(AppContext.BaseDirectory, "tiny_face_detector.safetensors")).Run(pixels, shallow, middle, deep);

        using var sheet = new FeatureSheet(pixels, Features.InputWidth);
        sheet.AddRow(shallow, Features.Layers.Conv0.Channels, Features.Layers.Conv0.Width, Features.Layers.Conv0.ReceptiveFieldWidth);
        sheet.AddRow(middle, Features.Layers.Conv2.Channels, Features.Layers.Conv2.Width, Features.Layers.Conv2.ReceptiveFieldWidth);
        sheet.AddRow(deep, Features.Layers.Conv5.Channels, Features.Layers.Conv5.Width, Features.Layers.Conv5.ReceptiveFieldWidth);
        sheet.Save(File);

        Text.Say($"Edges and colours first, parts next, whole things last: the deeper the map, the more of the picture one number has seen.");
        new Table("depth", "map", "receptive field", "jump")
        {
            { "shallow: conv0", Size(Features.Layers.Conv0.Channels, Features.Layers.Conv0.Width), Features.Layers.Conv0.ReceptiveFieldWidth, Features.Layers.Conv0.JumpWidth },
            { "middle: conv2", Size(Features.Layers.Conv2.Channels, Features.Layers.Conv2.Width), Features.Layers.Conv2.ReceptiveFieldWidth, Features.Layers.Conv2.JumpWidth },
            { "deep: conv5", Size(Features.Layers.Conv5.Channels, Features.Layers.Conv5.Width), Features.Layers.Conv5.ReceptiveFieldWidth, Features.Layers.Conv5.JumpWidth },
        }.Print();
        Text.Say($"{File}: a row per depth; first the photograph with the receptive field in green, then the {FeatureSheet.MapsPerRow} maps with the most contrast.");
    }

    private static string Size(int channels, int side) => Text.Of($"{channels}×{side}×{side}");

    // The detector of samples/FaceDetection up to its last 3×3, under its own names, so that its weights load as they are.
    [ConvNet(3, 416, 416)]
    [Normalize(Mean = [117.001 / 255, 114.697 / 255, 97.404 / 255])]
    [Conv(16, 3, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv0")]
    [MaxPool(2)]
    [SeparableConv(32, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv1")]
    [MaxPool(2, Paddings = [0, 0, 1, 1])]
    [SeparableConv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv2")]
    [MaxPool(2)]
    [SeparableConv(128, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv3")]
    [MaxPool(2)]
    [SeparableConv(256, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv4")]
    [MaxPool(2)]
    [SeparableConv(512, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv5")]
    [Output("conv0"), Output("conv2"), Output("conv5")]
    private sealed partial class Features;
}
