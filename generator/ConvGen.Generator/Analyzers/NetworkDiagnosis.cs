using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Planning;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator.Analyzers;

/// <summary>What there is to say about a network, and where in the source. The analyzer and the code fixes share it.</summary>
public sealed class NetworkDiagnosis
{
    private readonly Func<NetworkAnalysis, IEnumerable<Finding>> _checkWeights;

    private NetworkDiagnosis(ParsedNetwork network, AnalyzerOptions options, CancellationToken cancellation)
    {
        Network = network;
        Review = NetworkReview.Of(network.Declaration);
        Locator = new Locator(network, cancellation);
        _checkWeights = WeightHeaders.For(Review, options.AdditionalFiles, cancellation);
    }

    /// <summary>The network beside its syntax.</summary>
    public ParsedNetwork Network { get; }

    /// <summary>What the model says about it.</summary>
    public NetworkReview Review { get; }

    /// <summary>Where it says so.</summary>
    public Locator Locator { get; }

    /// <summary>The diagnosis of the network that <paramref name="type"/> declares; null where it declares none.</summary>
    public static NetworkDiagnosis? Of(INamedTypeSymbol type, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        NetworkParser.Parse(type, compilation, cancellation) is { } network ? new NetworkDiagnosis(network, options, cancellation) : null;

    /// <summary>All findings, those of the refactorings <paramref name="asked"/> among them.</summary>
    public IEnumerable<Finding> Findings(IEnumerable<string> asked) => Review.Findings
        .Concat(asked.SelectMany(id => Review.Refactorings(id)))
        .Concat(Review.IsRefused ? [] : _checkWeights(Review.Analysis))
        .Concat(!Review.IsRefused && PlanLimits.Check(Review.Analysis) is { } refusal ? [refusal] : [])
        .Concat(Review.Build.IsComplete ? LayerLens.Of(Review.Analysis) : []);

    /// <summary>The location of <paramref name="finding"/>.</summary>
    public Location LocationOf(Finding finding) => Locator.Find(finding.Site) ?? Locator.Class;

    /// <summary>The fixes of <paramref name="finding"/> that do no harm, made and analysed to know that.</summary>
    public IEnumerable<SuggestedFix> FixesOf(Finding finding) => Review.FixesOf(finding, _checkWeights);
}
