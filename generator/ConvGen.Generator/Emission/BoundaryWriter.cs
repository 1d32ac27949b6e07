using System.Collections.Generic;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the shapes of each input and output where there are several.</summary>
internal static class BoundaryWriter
{
    public static void Write(CodeWriter writer, EmissionModel network)
    {
        Write(writer, network.Inputs, "Inputs", "input");
        Write(writer, network.Outputs, "Outputs", "output");
    }

    private static void Write(CodeWriter writer, IReadOnlyList<Boundary> sides, string className, string side)
    {
        if (sides.Count < 2)
        {
            return;
        }

        writer.Line($"/// <summary>Shapes of the {side}s, in the order of <c>Run</c>'s parameters.</summary>").Line(Generated.Attribute);
        using (writer.Block($"public static class {className}"))
        {
            foreach (var item in sides)
            {
                writer.Line($"/// <summary>The {side} {item.Name}: {item.ShapeText}, in {item.AxesText} order.</summary>");
                using (writer.Block($"public static class {LayersWriter.MemberName(item.Member, className)}"))
                {
                    ConstantsWriter.Constant(writer, "int", "Length", Literal.Of(item.Length), "Elements, float32.");
                    ConstantsWriter.WriteShape(writer, item.Shape, "", item.Name);
                }
            }
        }

        writer.Line();
    }
}
