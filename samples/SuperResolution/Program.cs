using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using Samples;
using Spectre.Console;
using SuperResolution;
using static Samples.SampleCommand;

var image = new Option<string>("--image")
{
    Description = "The picture to enlarge.", HelpName = "FILE", DefaultValueFactory = static _ => Path.Combine(AppContext.BaseDirectory, "flower.png"),
};
var threads = new Option<int>("--threads") { Description = "How many threads to use.", DefaultValueFactory = static _ => 1 };
var output = new Option<string>("--output")
{
    Description = "Where to write the comparison: bicubic on the left, the network on the right.", HelpName = "FILE", DefaultValueFactory = static _ => "enlarged.png",
};
var command = new RootCommand("Enlarges a picture twofold.") { image, threads, output };
command.SetAction(parsed => Enlarge(parsed.GetValue(image)!, parsed.GetValue(threads), parsed.GetValue(output)!));
return Run(command, args);

static int Enlarge(string image, int threads, string output)
{
    if (threads < 1)
    {
        throw new InputException(Text($"--threads is {threads}; the least is 1"));
    }

    using var picture = Picture.Load(image);
    var network = EsrganSlimX2.Load(Path.Combine(AppContext.BaseDirectory, "esrgan_slim_x2.safetensors"));
    network.Threads = threads;
    var start = Stopwatch.GetTimestamp();
    using var enlarged = AnsiConsole.Progress().Start(progress =>
    {
        var tiles = progress.AddTask("tiles", maxValue: Enlarger.TilesOf(picture.Size));
        return new Enlarger(network).Enlarge(picture, () => tiles.Increment(1));
    });
    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    using var bicubic = picture.Resize(enlarged.Size);
    using var both = bicubic.Beside(enlarged);
    both.Save(output);
    Console.WriteLine(Text($"{picture.Size.Width}×{picture.Size.Height} to {enlarged.Size.Width}×{enlarged.Size.Height} in {seconds:F2} s, {Enlarger.TilesOf(picture.Size)} tiles"));
    Console.WriteLine($"wrote {output}");
    return 0;
}
