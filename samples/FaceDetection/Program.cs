System.Console.WriteLine("face detection");
