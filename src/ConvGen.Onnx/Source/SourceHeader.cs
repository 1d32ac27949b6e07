using System.Collections.Generic;
using System.Globalization;

namespace ConvGen.Onnx;

/// <summary>The comment at the top of an imported declaration: where the network comes from and under which terms.</summary>
internal static class SourceHeader
{
    public static IEnumerable<string> Of(ModelFacts facts, string fileName)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Imported by convgen from {fileName} (ONNX operator set {facts.Opset}).");
        var producer = (facts.Producer + " " + facts.ProducerVersion).Trim();
        yield return "Producer: " + (producer.Length > 0 ? producer : "not stated");
        if (facts.GraphName.Length > 0)
        {
            yield return "Graph: " + facts.GraphName;
        }

        if (facts.Domain.Length > 0)
        {
            yield return "Domain: " + facts.Domain;
        }

        if (facts.ModelVersion > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Model version: {facts.ModelVersion}");
        }

        yield return "Licence: " + (facts.License ?? "not stated in the file");
        if (facts.Documentation.Length > 0)
        {
            yield return "Documentation: " + facts.Documentation;
        }
    }
}
