using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using FaceDetection;
using Landmarks;
using Samples;
using SkiaSharp;
using static Samples.SampleCommand;

const float Threshold = 0.5f;

var image = new Option<string>("--image")
{
    Description = "The picture with faces.", HelpName = "FILE", DefaultValueFactory = static _ => Path.Combine(AppContext.BaseDirectory, "astronaut.png"),
};
var output = new Option<string>("--output") { Description = "Where to write the picture with the points.", HelpName = "FILE", DefaultValueFactory = static _ => "landmarks.png" };
var command = new RootCommand("Finds 68 points of each face in a picture.") { image, output };
command.SetAction(parsed => Find(parsed.GetValue(image)!, parsed.GetValue(output)!));
return Run(command, args);

static int Find(string image, string output)
{
    using var picture = Picture.Load(image);
    var faces = new FaceFinder(FaceDetector.Load(FileOf("tiny_face_detector.safetensors"))).Find(picture, Threshold);
    var finder = new PointFinder(LandmarkFinder.Load(FileOf("face_landmark_68_tiny.safetensors")));
    var points = faces.Select(face => finder.Find(picture, face.Box)).ToList();
    FaceDrawing.Draw(picture, faces);
    points.ForEach(face => Draw(picture, face));
    picture.Save(output);

    Console.WriteLine(Text($"{faces.Count} {(faces.Count == 1 ? "face" : "faces")} in {Path.GetFileName(image)}"));
    foreach (var face in points.Where(static face => face.Length > 0))
    {
        Console.WriteLine(Text($"  chin x {face[8].X:F1} y {face[8].Y:F1}, tip of the nose x {face[30].X:F1} y {face[30].Y:F1}, eyes x {face[36].X:F1} to {face[45].X:F1}"));
    }

    Console.WriteLine($"wrote {output}");
    return 0;
}

static void Draw(Picture picture, (float X, float Y)[] points) => picture.Draw(canvas =>
{
    using var dot = new SKPaint { Color = new SKColor(0xFF, 0x2D, 0x95), IsAntialias = true };
    foreach (var (x, y) in points)
    {
        canvas.DrawCircle(x, y, Math.Max(1.5f, picture.Size.Width / 350f), dot);
    }
});

static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, name);
