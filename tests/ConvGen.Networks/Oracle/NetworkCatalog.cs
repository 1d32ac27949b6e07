using System;
using System.Collections.Generic;

namespace ConvGen.Networks;

/// <summary>The declared networks by the names golden data and command lines use.</summary>
public static class NetworkCatalog
{
    /// <summary>Name and declaring type, small networks first.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["lenet5"] = typeof(LeNet5),
        ["deform"] = typeof(DeformSmall),
        ["tiny3d"] = typeof(Tiny3D),
        ["resnet20"] = typeof(ResNet20),
        ["cifar_vgg"] = typeof(CifarVgg),
        ["dcgan"] = typeof(DcganSmall),
        ["unet"] = typeof(UNetSmall),
        ["tiny_face_detector"] = typeof(FaceDetection.FaceDetector),
        ["esrgan_slim_x2"] = typeof(EsrganSlimX2),
        ["squeezenet1_1"] = typeof(SqueezeNet11),
        ["shufflenet_v2_x0_5"] = typeof(ShuffleNetV2),
        ["mobilenet_v3_small"] = typeof(MobileNetV3Small),
        ["mobilenet_v2"] = typeof(MobileNetV2),
        ["googlenet"] = typeof(GoogLeNet),
        ["resnet18"] = typeof(ResNet18),
        ["densenet121"] = typeof(DenseNet121),
        ["resnet50"] = typeof(ResNet50),
        ["rpn_vgg16"] = typeof(RpnVgg16),
        ["alexnet"] = typeof(AlexNet),
        ["vgg11"] = typeof(Vgg11),
        ["vgg16"] = typeof(Vgg16),
    };
}
