using System;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using FaceDetection;
using Samples;
using static Samples.SampleCommand;

const int TimedRuns = 25;

var image = new Option<string>("--image")
{
    Description = "The picture to search.", HelpName = "FILE", DefaultValueFactory = static _ => Path.Combine(AppContext.BaseDirectory, "astronaut.png"),
};
var threshold = new Option<float>("--threshold") { Description = "The least score of a face, 0 to 1.", DefaultValueFactory = static _ => 0.5f };
var output = new Option<string>("--output")
{
    Description = "Where to write the picture with the boxes.", HelpName = "FILE", DefaultValueFactory = static _ => "detections.png",
};
var command = new RootCommand("Finds the faces in a picture.") { image, threshold, output };
command.SetAction(parsed => Detect(parsed.GetValue(image)!, parsed.GetValue(threshold), parsed.GetValue(output)!));

return SampleCommand.Run(command, args);

static int Detect(string image, float threshold, string output)
{
    if (threshold is not (>= 0 and <= 1))
    {
        throw new InputException(Text($"the threshold is a score from 0 to 1, not {threshold}"));
    }

    using var picture = Picture.Load(image);
    var finder = new FaceFinder(FaceDetector.Load(Path.Combine(AppContext.BaseDirectory, "tiny_face_detector.safetensors")));
    var faces = finder.Find(picture, threshold);
    FaceDrawing.Draw(picture, faces);
    picture.Save(output);

    Console.WriteLine(FaceDetector.Info.ToTable());
    Console.WriteLine(Text($"{faces.Count} {(faces.Count == 1 ? "face" : "faces")} in {Path.GetFileName(image)}, {picture.Size.Width}×{picture.Size.Height}"));
    foreach (var face in faces)
    {
        Console.WriteLine(Text($"  score {face.Score:F3}  x {face.Box.Left:F1}  y {face.Box.Top:F1}  width {face.Box.Width:F1}  height {face.Box.Height:F1}"));
    }

    Console.WriteLine(Text($"{MedianMilliseconds(finder):F2} ms per call on one thread"));
    Console.WriteLine($"wrote {output}");
    return 0;
}

static double MedianMilliseconds(FaceFinder finder)
{
    var times = Enumerable.Range(0, TimedRuns).Select(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        finder.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });
    return times.Order().ElementAt(TimedRuns / 2);
}
