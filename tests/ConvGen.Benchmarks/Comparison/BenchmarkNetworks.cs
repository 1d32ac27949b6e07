using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary>The networks <c>--compare all</c> measures.</summary>
internal static class BenchmarkNetworks
{
    /// <summary>Their names, in the order of the report.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "resnet18", "mobilenet_v2", "squeezenet1_1", "cifar_vgg", "vgg16", "unet", "dcgan", "tiny3d",
        "mobilenet_v3_small", "shufflenet_v2_x0_5", "densenet121", "tiny_face_detector", "resnet20", "esrgan_slim_x2",
    ];

    /// <summary>The type of a network, or why there is none to run.</summary>
    public static bool TryFind(string name, out Type type, out string reason)
    {
        if (!NetworkCatalog.All.TryGetValue(name, out type!))
        {
            type = typeof(object);
            reason = Names.Contains(name)
                ? "it is not declared in tests/ConvGen.Networks"
                : $"there is no such network; known are {string.Join(", ", Names.Union(NetworkCatalog.All.Keys))}";
            return false;
        }

        reason = type.IsAssignableTo(typeof(IConvNet)) ? "" : "no code was generated for it";
        return reason.Length == 0;
    }
}
