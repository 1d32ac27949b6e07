using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ConvGen.Model;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Gallery.Tests;

/// <summary>A published network with what is known about it: its source, its analysis, and what the rules say.</summary>
/// <param name="Network">The declaring type.</param>
/// <param name="Published">Its source.</param>
/// <param name="Judgements">Why its Warnings are true.</param>
/// <param name="Analysis">The analysis of the declaration.</param>
/// <param name="Findings">What a user is shown about it.</param>
internal sealed record GalleryEntry(
    Type Network, PublishedAttribute Published, IReadOnlyList<JudgedAttribute> Judgements, NetworkAnalysis Analysis, IReadOnlyList<Finding> Findings)
{
    /// <summary>The gallery: every published network of the two assemblies, by section and year.</summary>
    public static IReadOnlyList<GalleryEntry> All { get; } =
    [
        .. new[] { typeof(PublishedAttribute).Assembly, typeof(Vgg19).Assembly }
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => ReflectedDeclaration.IsNetwork(type) && type.IsDefined(typeof(PublishedAttribute)))
            .Select(static type => Read(type))
            .OrderBy(static entry => entry.Published.Section, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Published.Year)
            .ThenBy(static entry => entry.Network.Name, StringComparer.Ordinal),
    ];

    /// <summary>The entry of a network by its class name.</summary>
    public static GalleryEntry Of(string name) => All.Single(entry => entry.Network.Name == name);

    /// <summary>The class names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(static entry => entry.Network.Name)];

    /// <summary>The receptive field per axis of the last layer whose output has places.</summary>
    public IReadOnlyList<ReceptiveField> LastFields => [.. Analysis.Layers.Last(static layer => layer.Shape!.Positions > 1).Fields];

    /// <summary>The findings of one severity.</summary>
    public IEnumerable<Finding> Of(Severity severity) => Findings.Where(finding => finding.Severity == severity);

    private static GalleryEntry Read(Type type)
    {
        var review = NetworkReview.Of(ReflectedDeclaration.Read(type));
        return new GalleryEntry(
            type, type.GetCustomAttribute<PublishedAttribute>()!, [.. type.GetCustomAttributes<JudgedAttribute>()], review.Analysis, [.. review.Findings]);
    }
}
