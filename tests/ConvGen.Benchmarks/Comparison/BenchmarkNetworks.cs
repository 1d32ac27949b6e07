using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary>What <c>--compare</c> can measure, by name.</summary>
internal static class BenchmarkNetworks
{
    /// <summary>The word for all whole networks.</summary>
    public const string AllNetworks = "all";

    /// <summary>The word for all single layers.</summary>
    public const string AllLayers = "layers";

    private static readonly string[] Networks =
    [
        "resnet18", "mobilenet_v2", "squeezenet1_1", "cifar_vgg", "vgg16", "unet", "dcgan", "tiny3d",
        "mobilenet_v3_small", "shufflenet_v2_x0_5", "densenet121", "tiny_face_detector", "resnet20", "esrgan_slim_x2",
    ];

    /// <summary>Every whole network that there is code for, those of <see cref="AllNetworks"/> first.</summary>
    public static IEnumerable<string> Whole => Networks.Union(NetworkCatalog.All.Keys).Where(static name => TryFind(name, out _, out _));

    /// <summary>The names that <paramref name="name"/> stands for.</summary>
    public static IReadOnlyList<string> Expand(string name) => name switch
    {
        AllNetworks => Networks,
        AllLayers => [.. LayerNetworks.All.Keys],
        _ => [name],
    };

    /// <summary>The type of a network, or why there is none to run.</summary>
    public static bool TryFind(string name, out Type type, out string reason)
    {
        if (!NetworkCatalog.All.TryGetValue(name, out type!) && !LayerNetworks.All.TryGetValue(name, out type!))
        {
            type = typeof(object);
            var known = Networks.Union(NetworkCatalog.All.Keys).Union(LayerNetworks.All.Keys);
            reason = $"there is no such network; known are {AllNetworks}, {AllLayers}, {string.Join(", ", known)}";
            return false;
        }

        reason = type.IsAssignableTo(typeof(IConvNet)) ? "" : "no code was generated for it";
        return reason.Length == 0;
    }
}
