using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using ConvGen.Model;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Analyzers;

/// <summary>The compiler's view of the rules in <see cref="RuleCatalog"/>.</summary>
internal static class Descriptors
{
    // An error may not be configured away, for nothing is generated behind it. These are errors in some cases and smells in others.
    private static readonly HashSet<string> SometimesSmells = ["CVG006"];

    // Empty while the repository has no public home.
    private static readonly string? Repository = typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static data => data.Key == "RepositoryUrl")?.Value;

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = RuleCatalog.All.ToImmutableDictionary(static rule => rule.Id, Create);

    /// <summary>All descriptors, in order of the ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. RuleCatalog.All.Select(static rule => ById[rule.Id])];

    /// <summary>The rules that are off unless a project asks for them.</summary>
    public static ImmutableArray<string> Refactorings { get; } = [.. RuleCatalog.All.Where(IsRefactoring).Select(static rule => rule.Id)];

    /// <summary>The descriptor of the rule <paramref name="id"/>.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>The compiler's word for <paramref name="severity"/>.</summary>
    public static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };

    // The lens is hidden too, but on: editors show it on hover.
    private static bool IsRefactoring(RuleDescriptor rule) => rule is { Severity: Severity.Hidden, Id: not LayerLens.Rule };

    private static DiagnosticDescriptor Create(RuleDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        rule.Category,
        SeverityOf(rule.Severity),
        isEnabledByDefault: !IsRefactoring(rule),
        helpLinkUri: rule.HelpLink(Repository),
        customTags: rule.Severity == Severity.Error && !SometimesSmells.Contains(rule.Id) ? [WellKnownDiagnosticTags.NotConfigurable] : []);
}
