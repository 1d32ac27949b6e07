using System.IO;
using System.Linq;
using ConvGen.Onnx;

namespace ConvGen.Import.Tests;

/// <summary>Whole networks, imported, compiled, run and compared with what other runtimes make of them.</summary>
public sealed class ModelTests
{
    private const double Tolerance = 1e-4;

    [ModelFact("onnx/lenet5", "oracle/onnx/lenet5")]
    public void LeNet5() => AssertGolden("lenet5");

    [ModelFact("onnx/cifar_vgg", "oracle/onnx/cifar_vgg")]
    public void CifarVgg() => AssertGolden("cifar_vgg");

    [ModelFact("onnx/dcgan", "oracle/onnx/dcgan")]
    public void Dcgan() => AssertGolden("dcgan");

    [ModelFact("onnx/unet", "oracle/onnx/unet")]
    public void UNet() => AssertGolden("unet");

    [ModelFact("onnx/tiny3d", "oracle/onnx/tiny3d")]
    public void Tiny3D() => AssertGolden("tiny3d");

    [ModelFact("onnx/squeezenet1_1", "oracle/onnx/squeezenet1_1")]
    public void SqueezeNet11() => AssertGolden("squeezenet1_1");

    [ModelFact("onnx/mobilenet_v3_small", "oracle/onnx/mobilenet_v3_small")]
    public void MobileNetV3Small() => AssertGolden("mobilenet_v3_small");

    [ModelFact("models/tiny_face_detector_416.onnx", "models/tiny_face_detector/tiny_face_detector_416.onnx")]
    public void TinyFaceDetector416() => AssertLikeReference("tiny_face_detector", "tiny_face_detector_416.onnx", [3, 416, 416]);

    [ModelFact("models/tiny_face_detector_224.onnx", "models/tiny_face_detector/tiny_face_detector_224.onnx")]
    public void TinyFaceDetector224() => AssertLikeReference("tiny_face_detector", "tiny_face_detector_224.onnx", [3, 224, 224]);

    [ModelFact("models/face_landmark_68_tiny_model.onnx", "models/face_landmark_68_tiny/face_landmark_68_tiny_model.onnx")]
    public void FaceLandmark68Tiny() => AssertLikeReference("face_landmark_68_tiny", "face_landmark_68_tiny_model.onnx", [3, 112, 112]);

    [ModelFact("models/anime4k_2x_s_an.onnx", "models/anime4k/anime4k_2x_s_an.onnx")]
    public void Anime4KSmall() => AssertLikeReference("anime4k", "anime4k_2x_s_an.onnx", [3, 40, 56]);

    [ModelFact("models/anime4k_2x_m_an.onnx", "models/anime4k/anime4k_2x_m_an.onnx")]
    public void Anime4KMedium() => AssertLikeReference("anime4k", "anime4k_2x_m_an.onnx", [3, 40, 56]);

    [ModelFact("models/anime4k_2x_l_an.onnx", "models/anime4k/anime4k_2x_l_an.onnx")]
    public void Anime4KLarge() => AssertLikeReference("anime4k", "anime4k_2x_l_an.onnx", [3, 40, 56]);

    [ModelFact("models/esrgan_slim_x2.onnx", "models/esrgan_slim/esrgan_slim_x2.onnx")]
    public void EsrganSlim() => AssertLikeReference("esrgan_slim", "esrgan_slim_x2.onnx", [3, 48, 40]);

    [ModelFact("models/resnet20_cifar10.onnx", "models/resnet20_cifar10/resnet20_cifar10.onnx")]
    public void ResNet20() => AssertLikeReference("resnet20_cifar10", "resnet20_cifar10.onnx", [3, 32, 32]);

    [ModelFact("models/face_detection_front_128x128_barracuda.onnx", "models/blazeface_front/face_detection_front_128x128_barracuda.onnx")]
    public void BlazeFaceFront() => AssertLikeReference("blazeface_front", "face_detection_front_128x128_barracuda.onnx", [128, 128, 3]);

    private static void AssertGolden(string name)
    {
        var folder = Repository.Find("onnx/" + name, "oracle/onnx/" + name)!;
        var imported = OnnxImporter.Import(Path.Combine(folder, "model.onnx"), new OnnxImportOptions { Name = "Imported" });
        var expected = FloatFile.Read(Path.Combine(folder, "output.f32"));

        Closeness.AssertClose(expected, Run(imported, FloatFile.Read(Path.Combine(folder, "input.f32")), expected.Length), Tolerance);
    }

    private static void AssertLikeReference(string folder, string file, int[] shape)
    {
        var path = Repository.Find("models/" + file, $"models/{folder}/{file}")!;
        var imported = OnnxImporter.Import(path, new OnnxImportOptions { Name = "Imported", InputShape = shape });
        var input = FloatFile.Noise(shape.Aggregate(static (product, extent) => product * extent));
        float[] expected = [.. ReferenceRuntime.Run(path, input, [1, .. shape.Select(static extent => (long)extent)]).SelectMany(static output => output)];

        Closeness.AssertClose(expected, Run(imported, input, expected.Length), Tolerance);
    }

    private static float[] Run(ImportedNetwork imported, float[] input, int outputLength)
    {
        var output = new float[outputLength];
        CompiledNetworks.Of(imported.Declaration).Create(imported).RunAll(input, output);
        return output;
    }
}
